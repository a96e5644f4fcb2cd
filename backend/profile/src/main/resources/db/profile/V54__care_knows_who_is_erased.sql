-- Whoever takes care of somebody learns that the file is being closed, and whose a file is that the
-- law keeps: of one person, or of those among whom the health service searches.
create policy care on profile.erasures for select
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and current_setting('app.purpose', true) = 'care'
        and nullif(current_setting('app.care', true), '')::uuid in (person_id, health_service_id));
create index erasures_with_a_name on profile.erasures (health_service_id, planned_at desc)
    where sealed_identity is not null;
