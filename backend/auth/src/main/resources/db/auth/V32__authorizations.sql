-- What a program asks a person for, until they answer.
create table auth.authorization_requests (
    id           uuid        primary key,
    company_id   uuid        not null,
    client       uuid        not null,
    handle       bytea       not null unique,    -- HMAC-SHA256 of what names it outside
    browser      bytea,                          -- likewise, of the cookie of the browser it runs in
    person_id    uuid,                           -- who opened it first: nobody else answers it
    redirect_uri text        not null,
    scopes       text        not null,
    state        text,
    nonce        text,
    challenge    text        not null,           -- PKCE, S256
    prompt       text        not null,
    max_age      integer,
    bound_to     text,                           -- thumbprint of a key (DPoP)
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    answered_at  timestamptz,
    foreign key (company_id, client) references auth.oauth_clients (company_id, id)
);
create index authorization_requests_by_end on auth.authorization_requests (company_id, expires_at);
alter table auth.authorization_requests enable row level security;
alter table auth.authorization_requests force row level security;
create policy company on auth.authorization_requests
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
grant select, insert, delete on auth.authorization_requests to ${role};
grant update (browser, person_id, answered_at, handle) on auth.authorization_requests to ${role};

-- What a person granted to a program: one code, then a family of refresh tokens. No token is stored;
-- they are computed from the nonce and the platform's secret.
create table auth.client_grants (
    id              uuid        primary key,     -- the session of the tokens that it gives
    company_id      uuid        not null,
    client          uuid        not null,
    person_id       uuid        not null,
    session_id      uuid        not null,        -- in which the person agreed
    scopes          text        not null,
    code            bytea       not null unique, -- HMAC-SHA256
    code_expires_at timestamptz not null,
    code_used_at    timestamptz,
    redirect_uri    text        not null,
    challenge       text        not null,
    nonce           text,                        -- of OpenID Connect
    bound_to        text,                        -- thumbprint of a key (DPoP)
    acr             text        not null,
    signed_in_at    timestamptz not null,
    secret_nonce    bytea       not null,
    generation      integer     not null check (generation > 0),
    rotated_at      timestamptz not null,
    created_at      timestamptz not null,
    expires_at      timestamptz not null,
    ended_at        timestamptz,
    ended_because   text        check (ended_because in
                        ('code-reused', 'code-misused', 'token-reused', 'revoked', 'withdrawn',
                         'password-reset', 'signed-out')),
    foreign key (company_id, client) references auth.oauth_clients (company_id, id),
    foreign key (company_id, person_id) references auth.people (company_id, id),
    check ((ended_at is null) = (ended_because is null))
);
create index client_grants_by_person on auth.client_grants (person_id, client);
create index client_grants_by_client on auth.client_grants (client);
alter table auth.client_grants enable row level security;
alter table auth.client_grants force row level security;
create policy company on auth.client_grants
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
grant select, insert, delete on auth.client_grants to ${role};
grant update (code_used_at, generation, rotated_at, bound_to, ended_at, ended_because)
    on auth.client_grants to ${role};

-- What a person agreed to, so that they are not asked again; theirs to take back.
create table auth.authorized_clients (
    company_id uuid        not null,
    person_id  uuid        not null,
    client     uuid        not null,
    scopes     text        not null,
    first_at   timestamptz not null,
    last_at    timestamptz not null,
    primary key (company_id, person_id, client),
    foreign key (company_id, client) references auth.oauth_clients (company_id, id),
    foreign key (company_id, person_id) references auth.people (company_id, id)
);
alter table auth.authorized_clients enable row level security;
alter table auth.authorized_clients force row level security;
create policy company on auth.authorized_clients
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
grant select, insert, delete on auth.authorized_clients to ${role};
grant update (scopes, last_at) on auth.authorized_clients to ${role};
