grant usage on schema auth to ${role};

-- People of a company who can sign in.
create table auth.people (
    id            uuid        primary key,
    company_id    uuid        not null,
    email         text        not null,
    display_name  text        not null,
    locale        text        not null,         -- language they read: fr, en
    password_hash text,                         -- Argon2id; null: no password set
    created_at    timestamptz not null,
    unique (company_id, id)
);
alter table auth.people enable row level security;
alter table auth.people force row level security;
create policy company on auth.people
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
grant select, insert on auth.people to ${role};

-- Before sign-in the company is unknown, so this one table is readable without it. It holds no
-- address, only its keyed hash: whoever reads it learns nothing about who works where.
create table auth.sign_in_names (
    email_key  bytea primary key,               -- HMAC-SHA256 of the lower-cased e-mail address
    company_id uuid  not null,
    person_id  uuid  not null,
    foreign key (company_id, person_id) references auth.people (company_id, id)
);
grant select, insert on auth.sign_in_names to ${role};

-- One row per signed-in device: a family of refresh tokens of which only the newest generation is
-- good. No token is stored, they are computed from the nonce and the platform's secret.
create table auth.sessions (
    id             uuid        primary key,
    company_id     uuid        not null,
    person_id      uuid        not null,
    nonce          bytea       not null,
    generation     integer     not null check (generation > 0),
    rotated_at     timestamptz not null,
    created_at     timestamptz not null,
    last_used_at   timestamptz not null,
    expires_at     timestamptz not null,        -- absolute limit
    ended_at       timestamptz,
    ended_because  text        check (ended_because in ('signed-out', 'reused')),
    user_agent     text        not null,        -- as the browser says, cut to 200 characters
    foreign key (company_id, person_id) references auth.people (company_id, id),
    check ((ended_at is null) = (ended_because is null))
);
-- "The devices of this person", and clearing those that are over.
create index sessions_by_person on auth.sessions (person_id, expires_at);
alter table auth.sessions enable row level security;
alter table auth.sessions force row level security;
create policy company on auth.sessions
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
grant select, insert, delete on auth.sessions to ${role};
grant update (generation, rotated_at, last_used_at, ended_at, ended_because) on auth.sessions to ${role};

-- Failed sign-ins in a row, counted whether or not the account exists. Keys are HMACs of the e-mail
-- address, alone or together with the client's address.
create table auth.sign_in_attempts (
    key         bytea       primary key,
    failures    integer     not null,
    last_at     timestamptz not null,
    known_until timestamptz,                    -- this account signs in from this address
    forget_at   timestamptz not null            -- the row means nothing from then on
);
-- Rows that mean nothing any more are removed, oldest first.
create index sign_in_attempts_by_end on auth.sign_in_attempts (forget_at);
grant select, insert, update, delete on auth.sign_in_attempts to ${role};

-- Keys that sign access tokens. All but deleted ones are published, so that tokens signed before a
-- rotation stay valid; only an active one signs.
create table auth.signing_keys (
    kid                text        primary key, -- RFC 7638 thumbprint
    state              text        not null check (state in ('next', 'active', 'retired')),
    public_jwk         text        not null,
    sealed_private_jwk bytea       not null,    -- AES-256-GCM under a key of the platform
    created_at         timestamptz not null
);
grant select, insert on auth.signing_keys to ${role};
