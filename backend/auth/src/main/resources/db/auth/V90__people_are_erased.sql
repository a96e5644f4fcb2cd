-- Whoever is erased leaves nothing here but a row that names nobody.
grant delete on auth.passkey_users, auth.scim_users to ${role};
