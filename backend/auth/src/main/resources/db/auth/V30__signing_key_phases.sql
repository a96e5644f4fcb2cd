-- A key is published before it signs (next), signs (active), verifies what it signed (retired), and
-- is then removed. Its private part is destroyed as soon as it signs no more. All instances read the
-- phases here, and each change of phase is one transaction.
alter table auth.signing_keys drop constraint signing_keys_state_check;
alter table auth.signing_keys
    add constraint signing_keys_state_check
        check (state in ('next', 'active', 'retired', 'removed')),
    alter column sealed_private_jwk drop not null,
    add column wanted_at   timestamptz,          -- somebody asked for it to sign before its time
    add column active_from timestamptz,
    add column retired_at  timestamptz,
    add column removed_at  timestamptz;
update auth.signing_keys set active_from = created_at where state = 'active';
alter table auth.signing_keys
    add constraint signing_keys_private_while_needed
        check (state not in ('next', 'active') or sealed_private_jwk is not null);
-- Two instances that rotate at once cannot both succeed.
create unique index signing_keys_one_active on auth.signing_keys (state)
    where state in ('next', 'active');
grant update (state, sealed_private_jwk, wanted_at, active_from, retired_at, removed_at)
    on auth.signing_keys to ${role};
