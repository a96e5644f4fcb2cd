-- What a device answered without a network, for checks that were recorded here afterwards. The
-- check itself is an assessment as any other: what was told, decided again by the platform.
create table triage.offline_checks (
    assessment_id     uuid        primary key,
    company_id        uuid        not null,
    health_service_id uuid        not null,
    person_id         uuid        not null,
    library           text        not null,      -- hash that the device names; perhaps unknown here
    engine_version    text        not null,      -- of the device
    known             boolean     not null,      -- the platform used that very library
    same              boolean     not null,      -- and came to the same answer, part by part
    sealed_outcome    bytea       not null,      -- what the person was told
    told_at           timestamptz not null,      -- by the clock of the device
    at                timestamptz not null,
    foreign key (company_id, assessment_id) references triage.symptom_assessments (company_id, id)
);

alter table triage.offline_checks enable row level security;
alter table triage.offline_checks force row level security;

create policy own_or_care on triage.offline_checks
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and (person_id = nullif(current_setting('app.person', true), '')::uuid
            or (current_setting('app.purpose', true) in ('care', 'break-glass')
                and nullif(current_setting('app.care', true), '')::uuid
                    in (assessment_id, person_id))))
    with check (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and person_id = nullif(current_setting('app.person', true), '')::uuid);

grant select, insert on triage.offline_checks to ${role};
