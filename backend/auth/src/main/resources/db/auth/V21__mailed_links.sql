-- Links that people are mailed, one for each thing that may be done: a newer one takes the place of
-- an older one. No link and no token is stored, they are computed from the nonce and the platform's
-- secret when the mail goes out. Company and person are all zeros where an address had no account:
-- asking then takes the same steps.
create table auth.mailed_links (
    id         uuid        primary key,
    company_id uuid        not null,
    person_id  uuid        not null,           -- someone invited does not exist yet
    purpose    text        not null,           -- password-reset, invitation, registration, …
    about      uuid        not null,           -- person, invitation, registration or address
    nonce      bytea       not null,
    expires_at timestamptz not null,
    used_at    timestamptz,
    unique (company_id, purpose, about)
);
-- Those that have expired are removed when another one is made.
create index mailed_links_by_end on auth.mailed_links (company_id, expires_at);
alter table auth.mailed_links enable row level security;
alter table auth.mailed_links force row level security;
create policy company on auth.mailed_links
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
grant select, insert, delete on auth.mailed_links to ${role};
grant update (id, person_id, nonce, expires_at, used_at) on auth.mailed_links to ${role};
