-- Whoever is known to an authenticator or a directory stays so until they are erased, which the
-- transaction says itself. An authenticator's name for somebody is known before any company is.
alter table auth.passkey_users enable row level security;
alter table auth.passkey_users force row level security;
create policy before_any_company on auth.passkey_users using (true);
create policy only_an_erasure on auth.passkey_users as restrictive for delete
    using (person_id = nullif(current_setting('app.erasing', true), '')::uuid);
create policy only_an_erasure on auth.scim_users as restrictive for delete
    using (person_id = nullif(current_setting('app.erasing', true), '')::uuid);
