-- What people consented to, refused and withdrew: one row each time. Append-only: whoever changes
-- their mind decides again, and the proof of what they said before stays.
create table profile.consent_decisions (
    id                uuid        primary key,
    company_id        uuid        not null,
    health_service_id uuid        not null,   -- controller of what is consented to
    person_id         uuid        not null,
    purpose           text        not null,   -- says nothing about how they are
    number            integer     not null check (number > 0),
    granted           boolean     not null,
    text_version      integer     not null check (text_version > 0),
    language          text        not null check (language in ('fr', 'en')),
    text_hash         text        not null,   -- of the exact text that they were shown
    at                timestamptz not null,
    -- "What they said last" is the look-up.
    unique (company_id, person_id, purpose, number)
);

alter table profile.consent_decisions enable row level security;
alter table profile.consent_decisions force row level security;

-- Rows exist for the person who decided. A service that asks for them names that person.
create policy own on profile.consent_decisions
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and person_id = nullif(current_setting('app.person', true), '')::uuid)
    with check (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and person_id = nullif(current_setting('app.person', true), '')::uuid);

grant select, insert on profile.consent_decisions to ${role};
