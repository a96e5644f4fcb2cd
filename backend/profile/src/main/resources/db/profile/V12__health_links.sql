-- SMART Health Links to a person's emergency card.
create table profile.health_links (
    id                uuid        primary key,
    company_id        uuid        not null,
    health_service_id uuid        not null,
    person_id         uuid        not null,
    sealed_link       bytea,                  -- label, address and key, until it is revoked
    passcode_key      bytea,                  -- keyed hash; none: no passcode
    attempts_left     integer,                -- wrong passcodes that it still stands, for good
    expires_at        timestamptz not null,
    revoked_at        timestamptz,
    made_at           timestamptz not null
);
create index health_links_by_person on profile.health_links (person_id, made_at desc);

alter table profile.health_links enable row level security;
alter table profile.health_links force row level security;
create policy own on profile.health_links
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and person_id = nullif(current_setting('app.person', true), '')::uuid);
grant select, insert, delete on profile.health_links to ${role};
grant update (sealed_link, attempts_left, revoked_at) on profile.health_links to ${role};

-- Who used a link when, as they call themselves.
create table profile.health_link_accesses (
    id                uuid        primary key,
    company_id        uuid        not null,
    health_service_id uuid        not null,
    person_id         uuid        not null,
    link_id           uuid        not null references profile.health_links on delete cascade,
    opened            boolean     not null,   -- else a wrong passcode
    sealed_recipient  bytea       not null,
    at                timestamptz not null
);
create index health_link_accesses_by_link on profile.health_link_accesses (link_id, at desc);

alter table profile.health_link_accesses enable row level security;
alter table profile.health_link_accesses force row level security;
create policy own on profile.health_link_accesses
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and person_id = nullif(current_setting('app.person', true), '')::uuid);
grant select, insert, delete on profile.health_link_accesses to ${role};

-- Whoever comes with a link is nobody, and of no company: keyed hashes of the secret part of their
-- addresses, with whose they are, read before a company is known. Gone once a link is revoked.
create table profile.health_link_tokens (
    token_key         bytea primary key,
    link_id           uuid  not null,
    company_id        uuid  not null,
    health_service_id uuid  not null,
    person_id         uuid  not null
);
create unique index health_link_tokens_by_link on profile.health_link_tokens (link_id);
grant select, insert, delete on profile.health_link_tokens to ${role};
