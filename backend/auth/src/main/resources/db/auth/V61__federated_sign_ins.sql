-- Whom an identity provider knows under which subject. Issuer and subject are the identity, never an
-- address: those are given to others one day.
create table auth.federated_identities (
    id              uuid        primary key,
    company_id      uuid        not null,
    person_id       uuid        not null,
    provider        uuid        not null,
    subject_key     bytea       not null,        -- HMAC-SHA256 of issuer and subject
    professional_id text,                        -- number in the register of health professionals
    linked_by       text        not null check (linked_by in ('address', 'account', 'made')),
    linked_at       timestamptz not null,
    last_used_at    timestamptz,
    unique (provider, subject_key),
    unique (person_id, provider),                -- another subject with their address is not them
    foreign key (company_id, person_id) references auth.people (company_id, id),
    foreign key (company_id, provider) references auth.identity_providers (company_id, id)
        on delete cascade
);
alter table auth.federated_identities enable row level security;
alter table auth.federated_identities force row level security;
create policy company on auth.federated_identities
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
grant select, insert, delete on auth.federated_identities to ${role};
grant update (last_used_at) on auth.federated_identities to ${role};

-- A browser on its way: begun here, sent to the provider, back again, finished. No state, nonce or
-- verifier is stored; they are computed from the handle, and of that only the keyed hash is kept.
create table auth.federated_sign_ins (
    id          uuid        primary key,
    company_id  uuid        not null,
    provider    uuid        not null,
    handle      bytea       not null unique,     -- first of the state, then of what our page holds
    browser     bytea       not null,            -- HMAC-SHA256 of the cookie it began with
    language    text        not null,            -- of our pages, for the way back
    began_at    timestamptz not null,
    expires_at  timestamptz not null,
    arrived_at  timestamptz,
    refused     text,                            -- why nothing can come of it: a problem's name
    sealed_said bytea,                           -- what the provider said of the person
    finished_at timestamptz,
    foreign key (company_id, provider) references auth.identity_providers (company_id, id)
        on delete cascade
);
-- Those that are over are removed when another one begins.
create index federated_sign_ins_by_end on auth.federated_sign_ins (company_id, expires_at);
alter table auth.federated_sign_ins enable row level security;
alter table auth.federated_sign_ins force row level security;
create policy company on auth.federated_sign_ins
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
grant select, insert, delete on auth.federated_sign_ins to ${role};
grant update (handle, arrived_at, refused, sealed_said, finished_at)
    on auth.federated_sign_ins to ${role};

-- Which of our sessions came from which of the provider's, so that it can end them.
create table auth.federated_sessions (
    id           uuid        primary key,
    company_id   uuid        not null,
    identity     uuid        not null references auth.federated_identities on delete cascade,
    session_id   uuid        references auth.sessions on delete cascade, -- null: a code came between
    sid_key      bytea,                          -- HMAC-SHA256 of the provider's own session
    sealed_token bytea,                          -- its id token, where people are signed out there
    opened_at    timestamptz not null,
    expires_at   timestamptz not null
);
create index federated_sessions_by_identity on auth.federated_sessions (identity);
create index federated_sessions_by_sid on auth.federated_sessions (sid_key);
create index federated_sessions_by_session on auth.federated_sessions (session_id);
create index federated_sessions_by_end on auth.federated_sessions (company_id, expires_at);
alter table auth.federated_sessions enable row level security;
alter table auth.federated_sessions force row level security;
create policy company on auth.federated_sessions
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
grant select, insert, delete on auth.federated_sessions to ${role};
