-- Programs that a company lets in: for themselves, or for its people if these agree.
create table auth.oauth_clients (
    id                uuid        primary key,
    company_id        uuid        not null,
    client_id         text        not null,
    name              text        not null,      -- as people see it when they are asked
    kind              text        not null check (kind in ('secret', 'private_key', 'browser', 'native')),
    redirect_uris     text[]      not null,      -- compared character by character
    logout_uris       text[]      not null,
    scopes            text        not null,      -- the most that it may ask for, by spaces
    public_keys       text,                      -- a JSON Web Key Set, of kind private_key
    bound             boolean     not null,      -- gets only tokens that are bound to a key (DPoP)
    created_at        timestamptz not null,
    disabled_at       timestamptz,               -- for good: its tokens are revoked with it
    unique (company_id, id),
    check ((kind = 'private_key') = (public_keys is not null))
);
alter table auth.oauth_clients enable row level security;
alter table auth.oauth_clients force row level security;
create policy company on auth.oauth_clients
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
grant select, insert on auth.oauth_clients to ${role};
grant update (disabled_at) on auth.oauth_clients to ${role};

-- Before a program is known its company is unknown, too, so this one is readable without it. It says
-- nothing but which company an identifier that is public anyway belongs to.
create table auth.oauth_client_names (
    client_id  text primary key,
    company_id uuid not null,
    client     uuid not null,
    foreign key (company_id, client) references auth.oauth_clients (company_id, id)
);
grant select, insert on auth.oauth_client_names to ${role};

-- At most two are good at a time: the newest, and the one before until it expires. Each is 256 random
-- bits, so that a keyed hash is enough.
create table auth.oauth_client_secrets (
    id         uuid        primary key,
    company_id uuid        not null,
    client     uuid        not null,
    hash       bytea       not null,             -- HMAC-SHA256 of client and secret
    created_at timestamptz not null,
    expires_at timestamptz,                      -- another one replaces it
    foreign key (company_id, client) references auth.oauth_clients (company_id, id)
);
create index oauth_client_secrets_by_client on auth.oauth_client_secrets (client);
alter table auth.oauth_client_secrets enable row level security;
alter table auth.oauth_client_secrets force row level security;
create policy company on auth.oauth_client_secrets
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
grant select, insert, delete on auth.oauth_client_secrets to ${role};
grant update (expires_at) on auth.oauth_client_secrets to ${role};

-- What may be shown once only, or no more: ids of assertions and proofs, revoked tokens.
create table auth.spent_tokens (
    company_id uuid        not null,
    key        bytea       not null,             -- HMAC-SHA256 of kind, client and id
    forget_at  timestamptz not null,             -- it is refused for its age from then on
    primary key (company_id, key)
);
create index spent_tokens_by_end on auth.spent_tokens (company_id, forget_at);
alter table auth.spent_tokens enable row level security;
alter table auth.spent_tokens force row level security;
create policy company on auth.spent_tokens
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
grant select, insert, delete on auth.spent_tokens to ${role};
