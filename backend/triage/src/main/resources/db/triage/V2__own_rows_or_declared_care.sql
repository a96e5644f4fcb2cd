-- Inside a company and its health service, a row exists for the person it is about, and for a
-- transaction that declares which one it needs and why.
drop policy own_company on triage.symptom_assessments;
drop policy own_company on triage.assessment_steps;

create policy own_or_care on triage.symptom_assessments
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and (person_id = nullif(current_setting('app.person', true), '')::uuid
            or (current_setting('app.purpose', true) in ('care', 'break-glass')
                and nullif(current_setting('app.care', true), '')::uuid in (id, person_id))))
    with check (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and person_id = nullif(current_setting('app.person', true), '')::uuid);

create policy own_or_care on triage.assessment_steps
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and (person_id = nullif(current_setting('app.person', true), '')::uuid
            or (current_setting('app.purpose', true) in ('care', 'break-glass')
                and nullif(current_setting('app.care', true), '')::uuid
                    in (assessment_id, person_id))))
    with check (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and person_id = nullif(current_setting('app.person', true), '')::uuid);
