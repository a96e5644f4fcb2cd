-- The one program that keeps a company's people: its directory.
create table auth.scim_clients (
    id          uuid        primary key,
    company_id  uuid        not null,
    domains     text[]      not null,           -- it gives people addresses of these alone
    created_by  uuid        not null,
    created_at  timestamptz not null,
    disabled_at timestamptz,                    -- for good
    unique (company_id, id)
);
create unique index one_scim_client on auth.scim_clients (company_id) where disabled_at is null;
alter table auth.scim_clients enable row level security;
alter table auth.scim_clients force row level security;
create policy company on auth.scim_clients
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
grant select, insert on auth.scim_clients to ${role};
grant update (disabled_at) on auth.scim_clients to ${role};

-- The company is known by the token, so this table is read without one. It holds keyed hashes of
-- 256 random bits: whoever reads it learns nothing that opens anything.
create table auth.scim_tokens (
    hash       bytea       primary key,         -- HMAC-SHA256
    company_id uuid        not null,
    client     uuid        not null,
    created_at timestamptz not null,
    expires_at timestamptz,                     -- another one has replaced it
    foreign key (company_id, client) references auth.scim_clients (company_id, id)
);
create index scim_tokens_by_client on auth.scim_tokens (client);
alter table auth.scim_tokens enable row level security;
alter table auth.scim_tokens force row level security;
create policy asked on auth.scim_tokens for select using (true);
create policy own_new on auth.scim_tokens for insert
    with check (company_id = nullif(current_setting('app.company', true), '')::uuid);
create policy own_changed on auth.scim_tokens for update
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
create policy own_gone on auth.scim_tokens for delete
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
grant select, insert, delete on auth.scim_tokens to ${role};
grant update (expires_at) on auth.scim_tokens to ${role};
