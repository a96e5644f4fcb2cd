grant usage on schema triage to ${role};

-- Every set of protocols that was ever in force, so that old assessments replay with theirs.
-- Published rules, about nobody: the one table here without a company.
create table triage.protocol_libraries (
    hash           text        primary key,    -- sha256:<hex> over all files
    engine_version text        not null,
    files          bytea       not null,       -- gzip of a JSON object, text by file name
    first_used_at  timestamptz not null
);

-- One row per submitted assessment. Append-only: a correction is a new step.
create table triage.symptom_assessments (
    id                    uuid        primary key,
    company_id            uuid        not null,
    health_service_id     uuid        not null,   -- controller of the data, never the employer
    person_id             uuid        not null,
    library               text        not null references triage.protocol_libraries,
    engine_version        text        not null,
    sealed_answers        bytea       not null,   -- what was told
    sealed_recommendation bytea       not null,   -- what was answered
    at                    timestamptz not null,
    unique (company_id, id)
);
-- "My last assessments" is the only lookup; ids are made in the order of time.
create index symptom_assessments_by_person on triage.symptom_assessments (person_id, id desc);

-- Further rounds of answers: each holds everything told so far and what it came to.
create table triage.assessment_steps (
    id                    uuid        primary key,
    assessment_id         uuid        not null,
    step                  integer     not null check (step > 0),
    company_id            uuid        not null,
    health_service_id     uuid        not null,
    person_id             uuid        not null,
    library               text        not null references triage.protocol_libraries,
    engine_version        text        not null,
    sealed_answers        bytea       not null,
    sealed_recommendation bytea       not null,
    at                    timestamptz not null,
    unique (assessment_id, step),
    foreign key (company_id, assessment_id) references triage.symptom_assessments (company_id, id)
);

alter table triage.symptom_assessments enable row level security;
alter table triage.symptom_assessments force row level security;
alter table triage.assessment_steps enable row level security;
alter table triage.assessment_steps force row level security;

create policy own_company on triage.symptom_assessments
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
create policy own_company on triage.assessment_steps
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);

grant select, insert on triage.protocol_libraries, triage.symptom_assessments, triage.assessment_steps
    to ${role};
