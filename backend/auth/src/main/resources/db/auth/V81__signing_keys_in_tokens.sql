-- The private part of a signing key is sealed here, or in a hardware module (PKCS#11) and nowhere
-- else. Each row says where, so that keys change their place as they change their phases.
alter table auth.signing_keys
    add column kept_in text not null default 'database' check (kept_in in ('database', 'token')),
    drop constraint signing_keys_private_while_needed;
alter table auth.signing_keys
    add constraint signing_keys_private_while_needed
        check (state not in ('next', 'active')
               or (kept_in = 'database') = (sealed_private_jwk is not null)),
    add constraint signing_keys_in_token_only
        check (kept_in = 'database' or sealed_private_jwk is null);
