-- Versions and decisions are only added to, until the erasure of whom they are about, which the
-- transaction says itself.
create policy only_an_erasure on profile.health_profiles as restrictive for delete
    using (person_id = nullif(current_setting('app.erasing', true), '')::uuid);
create policy only_an_erasure on profile.consent_decisions as restrictive for delete
    using (person_id = nullif(current_setting('app.erasing', true), '')::uuid);
