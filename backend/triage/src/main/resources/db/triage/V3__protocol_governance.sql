-- How a protocol comes into force: somebody writes a draft, another person signs it too, and from a
-- moment on it is part of the library that a health service uses. Of health services, not companies;
-- rules about nobody, so nothing here is sealed.
create table triage.protocol_drafts (
    id                uuid        primary key,
    health_service_id uuid        not null,
    protocol          text        not null,
    version           text        not null,
    content           text        not null,      -- canonical JSON (RFC 8785) of the protocol
    expected          text        not null,      -- JSON: what must come out, row by row
    author            uuid        not null,      -- who changed it last
    revision          integer     not null,      -- signatures are for one revision
    created_at        timestamptz not null,
    changed_at        timestamptz not null,
    published_at      timestamptz,               -- immutable from then on
    unique (health_service_id, protocol, version),
    unique (health_service_id, id)
);

create table triage.protocol_signatures (
    draft             uuid        not null,
    revision          integer     not null,
    part              text        not null check (part in ('author', 'signatory')),
    health_service_id uuid        not null,
    person_id         uuid        not null,
    jws               text        not null,      -- RFC 7515, EdDSA, its payload left out
    at                timestamptz not null,
    primary key (draft, revision, part),
    foreign key (health_service_id, draft) references triage.protocol_drafts (health_service_id, id)
);

-- The newest whose time has come names the library in force; none: the one that ships.
create table triage.publications (
    id                uuid        primary key,
    place             bigint      generated always as identity, -- clocks say nothing about an order
    health_service_id uuid        not null,
    library           text        not null references triage.protocol_libraries,
    before            text        not null references triage.protocol_libraries,
    protocol          text        not null,
    version           text        not null,
    rolls_back        uuid        references triage.publications,
    person_id         uuid        not null,
    effective_at      timestamptz not null,
    made_at           timestamptz not null,
    jws               text        not null       -- of all that, by the installation's key
);
create index publications_by_service on triage.publications (health_service_id, place desc);

alter table triage.protocol_drafts enable row level security;
alter table triage.protocol_drafts force row level security;
alter table triage.protocol_signatures enable row level security;
alter table triage.protocol_signatures force row level security;
alter table triage.publications enable row level security;
alter table triage.publications force row level security;

create policy own_service on triage.protocol_drafts
    using (health_service_id = nullif(current_setting('app.health_service', true), '')::uuid);
create policy own_service on triage.protocol_signatures
    using (health_service_id = nullif(current_setting('app.health_service', true), '')::uuid);
create policy own_service on triage.publications
    using (health_service_id = nullif(current_setting('app.health_service', true), '')::uuid);

grant select, insert, delete on triage.protocol_drafts to ${role};
grant update (content, expected, author, revision, changed_at, published_at) on triage.protocol_drafts to ${role};
grant select, insert, delete on triage.protocol_signatures to ${role};
grant select, insert on triage.publications to ${role};
