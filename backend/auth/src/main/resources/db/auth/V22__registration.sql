-- Who may come to a company, because somebody there asked them to.
create table auth.invitations (
    id           uuid        primary key,
    company_id   uuid        not null,
    person_id    uuid        not null,         -- who they will be
    email        text        not null,
    display_name text        not null,
    locale       text        not null,
    invited_by   uuid        not null,
    made_at      timestamptz not null,
    expires_at   timestamptz not null,
    accepted_at  timestamptz,
    withdrawn_at timestamptz,
    unique (company_id, email)                 -- asked again, it is the same invitation
);
alter table auth.invitations enable row level security;
alter table auth.invitations force row level security;
create policy company on auth.invitations
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
grant select, insert, delete on auth.invitations to ${role};
grant update (id, person_id, display_name, locale, invited_by, made_at, expires_at, accepted_at,
              withdrawn_at) on auth.invitations to ${role};

-- Who has registered and has not confirmed the address. Where nobody may come a row without
-- anything in it is written instead, so that asking takes the same steps.
create table auth.registrations (
    id            uuid        primary key,
    company_id    uuid        not null,
    person_id     uuid        not null,        -- who they will be
    email         text        not null,
    display_name  text        not null,
    locale        text        not null,
    password_hash text        not null,
    invitation_id uuid,                        -- none: by an address of the company
    expires_at    timestamptz not null,
    unique (company_id, email)
);
-- Those that were not confirmed in time are removed when another one comes.
create index registrations_by_end on auth.registrations (company_id, expires_at);
alter table auth.registrations enable row level security;
alter table auth.registrations force row level security;
create policy company on auth.registrations
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
grant select, insert, delete on auth.registrations to ${role};
grant update (id, person_id, display_name, locale, password_hash, invitation_id, expires_at)
    on auth.registrations to ${role};

-- Domains whose addresses may register by themselves. Asked before the company is known, so anyone
-- of the service may read it; a domain is one company's alone.
create table auth.email_domains (
    domain     text        primary key,        -- A-labels, small letters
    company_id uuid        not null,
    allowed_by uuid        not null,
    allowed_at timestamptz not null
);
alter table auth.email_domains enable row level security;
alter table auth.email_domains force row level security;
create policy asked on auth.email_domains for select using (true);
create policy own_new on auth.email_domains for insert
    with check (company_id = nullif(current_setting('app.company', true), '')::uuid);
create policy own_gone on auth.email_domains for delete
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
grant select, insert, delete on auth.email_domains to ${role};
