-- What a person says about who may read their file. Without a row what follows from roles holds:
-- the team of the health service may, others may not. One row per professional, and one for the
-- whole team; a choice taken back leaves none, the audit log keeps that it was there.
create table profile.care_choices (
    id                uuid        primary key,
    company_id        uuid        not null,
    health_service_id uuid        not null,
    person_id         uuid        not null,
    professional_id   uuid,                   -- null: the whole team
    choice            text        not null check (choice in ('added', 'opposed')),
    valid_until       date,                   -- last day of what was added
    sealed_reason     bytea,                  -- the person's own words, for nobody else
    changed_at        timestamptz not null,
    unique nulls not distinct (company_id, person_id, professional_id),
    check (professional_id is not null or choice = 'opposed'),
    check (valid_until is null or choice = 'added')
);
-- "Who has added me?"
create index care_choices_by_professional on profile.care_choices (professional_id);

alter table profile.care_choices enable row level security;
alter table profile.care_choices force row level security;

create policy own on profile.care_choices
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and person_id = nullif(current_setting('app.person', true), '')::uuid);
-- Read where it is decided who takes care of whom: of one person, or of those that a search of the
-- health service has found.
create policy care on profile.care_choices for select
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and current_setting('app.purpose', true) = 'care'
        and nullif(current_setting('app.care', true), '')::uuid in (person_id, health_service_id));

grant select, insert, delete on profile.care_choices to ${role};
grant update (id, choice, valid_until, sealed_reason, changed_at) on profile.care_choices
    to ${role};
