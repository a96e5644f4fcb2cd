-- Who else may say who somebody is, as a company has decided: one row for each identity provider.
create table auth.identity_providers (
    id                uuid        primary key,
    company_id        uuid        not null,
    kind              text        not null check (kind in ('oidc', 'pro_sante_connect')),
    name              text        not null,      -- as people see it on the sign-in page
    issuer            text        not null,
    client_id         text        not null,      -- ours, there
    authentication    text        not null check (authentication in ('private_key_jwt', 'client_secret')),
    sealed_credential bytea       not null,      -- the secret, or our private key as a JWK
    public_key        text,                      -- as a JWK, for the provider to read
    rules             text        not null,      -- which claims are read, and what they mean: JSON
    just_in_time      boolean     not null,      -- makes an account for whoever has none
    local_sign_in     boolean     not null,      -- passwords stay good for addresses of its domains
    sign_out_there    boolean     not null,      -- who signs out here is signed out there
    version           integer     not null,
    created_at        timestamptz not null,
    changed_at        timestamptz not null,
    unique (company_id, id),
    check ((authentication = 'private_key_jwt') = (public_key is not null))
);
alter table auth.identity_providers enable row level security;
alter table auth.identity_providers force row level security;
create policy company on auth.identity_providers
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
grant select, insert, delete on auth.identity_providers to ${role};
grant update (name, client_id, authentication, sealed_credential, public_key, rules, just_in_time,
              local_sign_in, sign_out_there, version, changed_at)
    on auth.identity_providers to ${role};

-- A browser that is sent away, and what a provider sends us, name a provider before the company is
-- known. Nothing is in here but whose it is.
create table auth.identity_provider_companies (
    provider   uuid primary key,
    company_id uuid not null,
    foreign key (company_id, provider) references auth.identity_providers (company_id, id)
        on delete cascade
);
grant select, insert on auth.identity_provider_companies to ${role};

-- To whom people with an address of a domain are sent. Asked before anybody is signed in, so anyone
-- of the service may read it; a domain is one company's alone.
create table auth.federated_domains (
    domain        text    primary key,           -- A-labels, small letters
    company_id    uuid    not null,
    provider      uuid    not null,
    local_sign_in boolean not null,              -- as the provider's row says
    foreign key (company_id, provider) references auth.identity_providers (company_id, id)
        on delete cascade
);
create index federated_domains_by_provider on auth.federated_domains (provider);
alter table auth.federated_domains enable row level security;
alter table auth.federated_domains force row level security;
create policy asked on auth.federated_domains for select using (true);
create policy own_new on auth.federated_domains for insert
    with check (company_id = nullif(current_setting('app.company', true), '')::uuid);
create policy own_gone on auth.federated_domains for delete
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
grant select, insert, delete on auth.federated_domains to ${role};
