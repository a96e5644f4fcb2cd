-- Somebody who takes care of a person reads their file, and adds to it. Whoever has broken the
-- glass reads, and that is all. A version of a profile is never changed, but by the erasure of whom
-- it is about.
drop policy own_or_care on profile.health_profiles;
create policy own on profile.health_profiles
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and person_id = nullif(current_setting('app.person', true), '')::uuid);
create policy care_reads on profile.health_profiles for select
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and current_setting('app.purpose', true) in ('care', 'break-glass')
        and person_id = nullif(current_setting('app.care', true), '')::uuid);
create policy care_adds on profile.health_profiles for insert
    with check (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and current_setting('app.purpose', true) = 'care'
        and person_id = nullif(current_setting('app.care', true), '')::uuid);
create policy only_an_erasure_changes on profile.health_profiles as restrictive for update
    using (person_id = nullif(current_setting('app.erasing', true), '')::uuid);

-- Contacts are the person's to name.
drop policy own_or_care on profile.emergency_contacts;
create policy own on profile.emergency_contacts
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and person_id = nullif(current_setting('app.person', true), '')::uuid);
create policy care_reads on profile.emergency_contacts for select
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and current_setting('app.purpose', true) in ('care', 'break-glass')
        and person_id = nullif(current_setting('app.care', true), '')::uuid);

-- A card is prepared anew by every change of the profile, a clinician's as well.
drop policy own_or_care on profile.emergency_cards;
create policy own on profile.emergency_cards
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and person_id = nullif(current_setting('app.person', true), '')::uuid);
create policy care_reads on profile.emergency_cards for select
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and current_setting('app.purpose', true) in ('care', 'break-glass')
        and person_id = nullif(current_setting('app.care', true), '')::uuid);
create policy care_prepares on profile.emergency_cards for insert
    with check (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and current_setting('app.purpose', true) = 'care'
        and person_id = nullif(current_setting('app.care', true), '')::uuid);
create policy care_prepares_anew on profile.emergency_cards for update
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and current_setting('app.purpose', true) = 'care'
        and person_id = nullif(current_setting('app.care', true), '')::uuid);

-- "Who used my links" is asked by person.
create index health_link_accesses_by_person on profile.health_link_accesses (person_id);

-- Which rights of the professional a copy was asked for with: fewer since then, it is not opened.
alter table profile.document_looks add column rights_epoch bigint not null default 0;
