-- What people answer before they see their health service. A row each time that they send it: who
-- thinks otherwise sends it again, and what was read before stays as it was.
create table profile.pre_visit_questionnaires (
    id                uuid        primary key,
    company_id        uuid        not null,
    health_service_id uuid        not null,   -- controller of the data, never the employer
    person_id         uuid        not null,
    version           integer     not null check (version > 0),   -- of the questions
    sealed_answers    bytea       not null,
    at                timestamptz not null
);
-- "The last one of this person" is the look-up.
create index pre_visit_questionnaires_by_person
    on profile.pre_visit_questionnaires (person_id, at desc);

alter table profile.pre_visit_questionnaires enable row level security;
alter table profile.pre_visit_questionnaires force row level security;

create policy own on profile.pre_visit_questionnaires
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and person_id = nullif(current_setting('app.person', true), '')::uuid);
-- Said to those who prepare a visit: a broken glass, which is for an emergency, does not open it.
create policy care_reads on profile.pre_visit_questionnaires for select
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and current_setting('app.purpose', true) = 'care'
        and person_id = nullif(current_setting('app.care', true), '')::uuid);
create policy only_an_erasure on profile.pre_visit_questionnaires as restrictive for delete
    using (person_id = nullif(current_setting('app.erasing', true), '')::uuid);

grant select, insert, delete on profile.pre_visit_questionnaires to ${role};
