-- Under which name an authenticator knows a person. At a sign-in without an address it is the first
-- thing known, before the company is, so this table is readable without one. It is random: whoever
-- reads it learns nothing but who has ever begun to set up a passkey, by ids.
create table auth.passkey_users (
    handle     bytea primary key check (octet_length(handle) = 32),
    company_id uuid  not null,
    person_id  uuid  not null,
    unique (company_id, person_id),
    foreign key (company_id, person_id) references auth.people (company_id, id)
);
grant select, insert on auth.passkey_users to ${role};

-- Public keys of people's authenticators. Nothing here signs anybody in.
create table auth.passkeys (
    id              uuid        primary key,
    company_id      uuid        not null,
    person_id       uuid        not null,
    credential_id   bytea       not null unique, -- as the authenticator chose it; nobody else's
    credential      bytea       not null,        -- AAGUID, credential id, public key (COSE)
    transports      text[]      not null,        -- how browsers can reach it, as they said
    sign_count      bigint      not null,        -- the last one seen; synced passkeys stay at zero
    backup_eligible boolean     not null,        -- never changes
    backed_up       boolean     not null,
    name            text        not null,
    version         integer     not null,        -- of the name
    created_at      timestamptz not null,
    last_used_at    timestamptz,
    suspected_at    timestamptz,                 -- when its owner was last told of a copy of it
    foreign key (company_id, person_id) references auth.people (company_id, id),
    check (backup_eligible or not backed_up)
);
-- "My passkeys" and "the passkey of this person with that id".
create index passkeys_by_person on auth.passkeys (person_id, created_at);
alter table auth.passkeys enable row level security;
alter table auth.passkeys force row level security;
create policy company on auth.passkeys
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
grant select, insert, delete on auth.passkeys to ${role};
grant update (sign_count, backed_up, name, version, last_used_at, suspected_at)
    on auth.passkeys to ${role};

-- Challenges are computed; only that one was answered is kept, until it would have ended by itself.
create table auth.used_passkey_challenges (
    key       bytea       primary key,           -- HMAC-SHA256 of the challenge
    forget_at timestamptz not null
);
-- Rows that mean nothing any more are removed, oldest first.
create index used_passkey_challenges_by_end on auth.used_passkey_challenges (forget_at);
grant select, insert, delete on auth.used_passkey_challenges to ${role};
grant update (forget_at) on auth.used_passkey_challenges to ${role}; -- "for update" asks for it

-- Refused answers of the running minute, by keyed hash of where they came from and whose passkey it
-- was about. Nothing of it concerns passwords, nor anybody's passkey elsewhere.
create table auth.passkey_refusals (
    key      bytea       primary key,
    refusals integer     not null,
    since    timestamptz not null
);
create index passkey_refusals_by_age on auth.passkey_refusals (since);
grant select, insert, update, delete on auth.passkey_refusals to ${role};
