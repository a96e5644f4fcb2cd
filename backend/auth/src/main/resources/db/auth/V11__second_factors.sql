-- Authenticator apps, one per person (RFC 6238). The secret is sealed under a key of the platform,
-- not the person's own: whoever has their health data erased must still be able to sign in.
create table auth.totp (
    person_id     uuid        primary key,
    company_id    uuid        not null,
    sealed_secret bytea       not null,
    last_step     bigint      not null default 0, -- of the newest code taken: none is taken twice
    created_at    timestamptz not null,
    confirmed_at  timestamptz,                    -- null: begun; worth nothing until a code came
    last_used_at  timestamptz,
    foreign key (company_id, person_id) references auth.people (company_id, id)
);
alter table auth.totp enable row level security;
alter table auth.totp force row level security;
create policy company on auth.totp
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
grant select, insert, delete on auth.totp to ${role};
grant update (sealed_secret, last_step, created_at, confirmed_at, last_used_at)
    on auth.totp to ${role};

-- Recovery codes, for a lost telephone. Eighty random bits each, so a keyed hash is enough.
create table auth.recovery_codes (
    person_id  uuid        not null,
    code_key   bytea       not null,              -- HMAC-SHA256 of person and code
    company_id uuid        not null,
    made_at    timestamptz not null,
    used_at    timestamptz,
    primary key (person_id, code_key),
    foreign key (company_id, person_id) references auth.people (company_id, id)
);
alter table auth.recovery_codes enable row level security;
alter table auth.recovery_codes force row level security;
create policy company on auth.recovery_codes
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
grant select, insert, delete on auth.recovery_codes to ${role};
grant update (used_at) on auth.recovery_codes to ${role};
