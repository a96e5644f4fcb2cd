-- The RFC 9162 tree over the audit log: which record is which leaf, the hashes of all complete
-- subtrees, and what was signed. Only added to; no role of ours changes or deletes here.
create table platform.audit_leaves (
    number bigint primary key,                 -- 0, 1, 2, … without a gap
    record uuid   not null unique,             -- audit_log.id
    hash   bytea  not null
);
create table platform.audit_nodes (
    level    int    not null,                  -- 1 for two leaves, 2 for four, …
    position bigint not null,                  -- from the left, within its level
    hash     bytea  not null,
    primary key (level, position)
);
create table platform.audit_checkpoints (
    size        bigint      primary key,       -- leaves that it vouches for
    at          timestamptz not null,
    note        text        not null,          -- C2SP tlog-checkpoint, signed
    last_txid   xid8        not null,          -- the last record that is in it
    last_record uuid        not null
);
-- How far each place that keeps copies of the checkpoints has got.
create table platform.audit_witnesses (
    name text   primary key,
    size bigint not null
);

grant select, insert on platform.audit_leaves, platform.audit_nodes, platform.audit_checkpoints
    to ${role};
grant select, insert, update on platform.audit_witnesses to ${role};
grant select on platform.audit_leaves, platform.audit_nodes, platform.audit_checkpoints
    to platform_auditors;
