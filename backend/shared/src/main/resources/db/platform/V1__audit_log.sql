-- What happened. Services may add to it and nothing else: no role of ours updates or deletes here.
create table platform.audit_log (
    id          uuid        primary key,        -- UUIDv7: its first bits are the time
    at          timestamptz not null,
    company_id  uuid,                           -- null for what concerns no company
    actor       uuid,                           -- person who acted; null before sign-in
    person      uuid,                           -- whom it is about, if anyone
    action      text        not null,           -- such as triage.assessment.recorded
    entity      text        not null,           -- such as triage.symptom_assessments
    entity_id   text        not null,
    purpose     text        not null,           -- why health data was read or changed
    outcome     text        not null check (outcome in ('success', 'refused')),
    fingerprint bytea,                          -- keyed, of the data after the change
    trace_id    text        not null
);
create index audit_log_by_entity on platform.audit_log (entity, entity_id);

alter table platform.audit_log enable row level security;
alter table platform.audit_log force row level security;
-- Writers name a company only if the transaction is theirs; nobody reads through this door.
create policy append on platform.audit_log for insert
    with check (company_id is null
        or company_id = nullif(current_setting('app.company', true), '')::uuid);
