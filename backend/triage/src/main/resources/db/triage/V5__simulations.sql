-- What a draft would have changed is computed from the stored checks of all companies of a health
-- service. Such a transaction says so, reads and never writes, and what it finds leaves as counts.
create policy simulated on triage.symptom_assessments for select
    using (current_setting('app.purpose', true) = 'protocol-simulation'
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and health_service_id = nullif(current_setting('app.care', true), '')::uuid);
create policy simulated on triage.assessment_steps for select
    using (current_setting('app.purpose', true) = 'protocol-simulation'
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and health_service_id = nullif(current_setting('app.care', true), '')::uuid);

-- "The last 90 days of a health service" is the other lookup.
create index symptom_assessments_by_service
    on triage.symptom_assessments (health_service_id, at desc, id desc);

-- The ledger of what was released: the same question gets the same figures, and a day has a limit.
-- Whoever may ask often enough learns from differences what no single answer tells.
create table triage.simulations (
    id                uuid        primary key,
    health_service_id uuid        not null,
    draft             uuid        not null,      -- it may be gone
    revision          integer     not null,
    base              text        not null,      -- library that the draft was compared with
    person_id         uuid        not null,      -- who asked
    figures           text,                      -- JSON, as released; none: not finished
    at                timestamptz not null
);
create index simulations_by_service on triage.simulations (health_service_id, at desc);

alter table triage.simulations enable row level security;
alter table triage.simulations force row level security;

create policy own_service on triage.simulations
    using (health_service_id = nullif(current_setting('app.health_service', true), '')::uuid);

grant select, insert on triage.simulations to ${role};
grant update (figures) on triage.simulations to ${role};
