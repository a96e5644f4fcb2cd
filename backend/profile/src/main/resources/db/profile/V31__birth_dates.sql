-- Who was born when, to be found by it: a keyed hash that finds equal dates of one company and
-- tells nothing else, and the date itself, sealed, to tell apart those who are found. Written in
-- the transaction that changes the health profile.
create table profile.birth_dates (
    company_id        uuid  not null,
    health_service_id uuid  not null,
    person_id         uuid  not null,
    birth_date_index  bytea not null,
    sealed_birth_date bytea not null,
    primary key (company_id, person_id)
);
-- "Who was born on this day?"
create index birth_dates_by_index on profile.birth_dates (birth_date_index);

alter table profile.birth_dates enable row level security;
alter table profile.birth_dates force row level security;

create policy own_or_care on profile.birth_dates
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and (person_id = nullif(current_setting('app.person', true), '')::uuid
            or (current_setting('app.purpose', true) = 'care'
                and person_id = nullif(current_setting('app.care', true), '')::uuid)));
-- A search of the health service, which declares that it is one.
create policy search on profile.birth_dates for select
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and current_setting('app.purpose', true) = 'care'
        and health_service_id = nullif(current_setting('app.care', true), '')::uuid);

grant select, insert, delete on profile.birth_dates to ${role};
grant update (birth_date_index, sealed_birth_date) on profile.birth_dates to ${role};
