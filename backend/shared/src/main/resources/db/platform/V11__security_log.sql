-- The technical security log: requests at the door, refused tokens, attacks. A log of its own with
-- a retention of its own; who accessed which file is in audit_log, which is never shortened.
create table platform.security_log (
    id         uuid        primary key,        -- UUIDv7
    at         timestamptz not null,
    kind       text        not null,           -- request, token-refused, attack, limited, dropped, …
    company_id uuid,
    caller     uuid,                           -- pseudonym, as in audit_log
    method     text        not null,
    route      text        not null,           -- template such as /api/v1/triage/assessments/{id}
    status     int         not null,
    detail     text        not null,           -- a word of ours, never the caller's
    source     text,                           -- address that it came from
    trace_id   text        not null,
    txid       xid8        not null default pg_current_xact_id()
);
create index security_log_in_order on platform.security_log (txid, id);

-- A closed stretch of the security log. Its digest stands in the audit log as well, and with it in
-- the signed tree: what is changed or missing in a closed stretch shows, and so does every deletion.
create table platform.security_segments (
    number     bigint      primary key,
    from_txid  xid8        not null,           -- first and last transaction in it, both included
    to_txid    xid8        not null,
    first_at   timestamptz not null,
    last_at    timestamptz not null,
    rows       bigint      not null,
    digest     bytea       not null,           -- SHA-256 over its lines, in order
    expired_at timestamptz                     -- when its rows were deleted, their time being over
);

alter table platform.security_log enable row level security;
alter table platform.security_log force row level security;
-- The door's role adds to this table and can do nothing else anywhere.
create policy append on platform.security_log for insert to svc_gateway with check (true);
grant usage on schema platform to svc_gateway;
grant insert (id, at, kind, company_id, caller, method, route, status, detail, source, trace_id)
    on platform.security_log to svc_gateway;

create policy keep on platform.security_log to ${role} using (true);
grant select, delete on platform.security_log to ${role};
grant select, insert, update (expired_at) on platform.security_segments to ${role};
