-- What was sent stays known, until the erasure of whom it was sent to, which the transaction says
-- itself.
create policy only_an_erasure on notifications.deliveries as restrictive for delete
    using (person_id = nullif(current_setting('app.erasing', true), '')::uuid);
