-- What a physician thinks of somebody's work, before and after the employer may see it.
create table profile.fitness_opinions (
    id                uuid        primary key,
    company_id        uuid        not null,
    health_service_id uuid        not null,   -- controller of the data, never the employer
    person_id         uuid        not null,
    author_id         uuid        not null,
    sealed_opinion    bytea       not null,
    at                timestamptz not null
);
create index fitness_opinions_by_person on profile.fitness_opinions (person_id, at desc);

-- The only thing of care that an employer ever sees: written once, by the release, in a table of
-- its own, so that nobody who asks for the employer can reach what it was made from. Row-level
-- security knows no health service here: the rows are the company's to read.
create table profile.released_opinions (
    id             uuid        primary key,   -- of the opinion
    company_id     uuid        not null,
    person_id      uuid        not null,
    released_by    uuid        not null,
    sealed_opinion bytea       not null,      -- under the person's key: erased with them
    released_at    timestamptz not null
);
create index released_opinions_by_company on profile.released_opinions (company_id, id desc);

alter table profile.fitness_opinions enable row level security;
alter table profile.fitness_opinions force row level security;
alter table profile.released_opinions enable row level security;
alter table profile.released_opinions force row level security;

create policy own_or_care on profile.fitness_opinions for select
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and (person_id = nullif(current_setting('app.person', true), '')::uuid
            or (current_setting('app.purpose', true) = 'care'
                and person_id = nullif(current_setting('app.care', true), '')::uuid)));
create policy care on profile.fitness_opinions for insert
    with check (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and current_setting('app.purpose', true) = 'care'
        and person_id = nullif(current_setting('app.care', true), '')::uuid
        and author_id = nullif(current_setting('app.person', true), '')::uuid
        and author_id <> person_id);

create policy company on profile.released_opinions for select
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
create policy care on profile.released_opinions for insert
    with check (company_id = nullif(current_setting('app.company', true), '')::uuid
        and current_setting('app.purpose', true) = 'care'
        and person_id = nullif(current_setting('app.care', true), '')::uuid
        and released_by = nullif(current_setting('app.person', true), '')::uuid
        and released_by <> person_id);

grant select, insert on profile.fitness_opinions, profile.released_opinions to ${role};
