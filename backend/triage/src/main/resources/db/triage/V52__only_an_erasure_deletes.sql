-- What was answered is never deleted, but by the erasure of whom it is about, which says so itself.
create policy only_an_erasure on triage.symptom_assessments as restrictive for delete
    using (person_id = nullif(current_setting('app.erasing', true), '')::uuid);
create policy only_an_erasure on triage.assessment_steps as restrictive for delete
    using (person_id = nullif(current_setting('app.erasing', true), '')::uuid);
create policy only_an_erasure on triage.offline_checks as restrictive for delete
    using (person_id = nullif(current_setting('app.erasing', true), '')::uuid);
create policy only_an_erasure on triage.follow_ups as restrictive for delete
    using (person_id = nullif(current_setting('app.erasing', true), '')::uuid);
create policy only_an_erasure on triage.reminder_choices as restrictive for delete
    using (person_id = nullif(current_setting('app.erasing', true), '')::uuid);
