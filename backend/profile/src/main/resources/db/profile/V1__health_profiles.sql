grant usage on schema profile to ${role};

-- One row per version of a person's health profile: all of it, sealed. Append-only: a correction
-- is a new version, and what was said before stays readable.
create table profile.health_profiles (
    id                uuid        primary key,
    company_id        uuid        not null,
    health_service_id uuid        not null,   -- controller of the data, never the employer
    person_id         uuid        not null,
    version           integer     not null check (version > 0),
    author_id         uuid        not null,   -- who made this version
    source            text        not null check (source in ('self', 'clinician', 'import')),
    sealed_profile    bytea       not null,
    at                timestamptz not null,
    -- "As it is now" is the look-up; two who write at once cannot both be next.
    unique (person_id, version)
);

alter table profile.health_profiles enable row level security;
alter table profile.health_profiles force row level security;

-- Inside a company and its health service, a row exists for the person it is about, and for a
-- transaction that declares whom it needs to see and why.
create policy own_or_care on profile.health_profiles
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and (person_id = nullif(current_setting('app.person', true), '')::uuid
            or (current_setting('app.purpose', true) in ('care', 'break-glass')
                and person_id = nullif(current_setting('app.care', true), '')::uuid)))
    with check (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and (person_id = nullif(current_setting('app.person', true), '')::uuid
            or (current_setting('app.purpose', true) = 'care'
                and person_id = nullif(current_setting('app.care', true), '')::uuid)));

grant select, insert on profile.health_profiles to ${role};
