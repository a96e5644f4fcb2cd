-- What comes after a check: when its person wants to be reminded to look again, and what came of it.
create table triage.follow_ups (
    assessment_id     uuid        primary key,
    company_id        uuid        not null,
    health_service_id uuid        not null,
    person_id         uuid        not null,
    check_back_at     timestamptz,               -- says nothing about how they are
    sealed_feedback   bytea,
    changed_at        timestamptz not null,
    foreign key (company_id, assessment_id) references triage.symptom_assessments (company_id, id)
);

alter table triage.follow_ups enable row level security;
alter table triage.follow_ups force row level security;

create policy own on triage.follow_ups
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and person_id = nullif(current_setting('app.person', true), '')::uuid);

grant select, insert, update on triage.follow_ups to ${role};
