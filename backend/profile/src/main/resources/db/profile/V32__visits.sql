-- What professionals wrote down of visits. A row per version: a note is corrected by a new one, and
-- what it said before stays. All of it is sealed, its kind too.
create table profile.visits (
    id                uuid        primary key,
    company_id        uuid        not null,
    health_service_id uuid        not null,   -- controller of the data, never the employer
    person_id         uuid        not null,
    visit_id          uuid        not null,
    version           integer     not null check (version > 0),
    author_id         uuid        not null,   -- who wrote this version
    sealed_visit      bytea       not null,
    at                timestamptz not null,
    -- Two who correct at once cannot both be next.
    unique (visit_id, version)
);
-- "All visits of this person" is the look-up.
create index visits_by_person on profile.visits (person_id, visit_id, version desc);

alter table profile.visits enable row level security;
alter table profile.visits force row level security;

create policy own_or_care on profile.visits for select
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and (person_id = nullif(current_setting('app.person', true), '')::uuid
            or (current_setting('app.purpose', true) = 'care'
                and person_id = nullif(current_setting('app.care', true), '')::uuid)));
-- Written by those who take care of the person, about somebody else than themselves.
create policy care on profile.visits for insert
    with check (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and current_setting('app.purpose', true) = 'care'
        and person_id = nullif(current_setting('app.care', true), '')::uuid
        and author_id = nullif(current_setting('app.person', true), '')::uuid
        and author_id <> person_id);

grant select, insert on profile.visits to ${role};
