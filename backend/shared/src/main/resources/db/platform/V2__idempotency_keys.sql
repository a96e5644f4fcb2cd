-- A request sent twice has its effect once: the key is claimed in the transaction of the effect.
create table platform.idempotency_keys (
    company_id   uuid        not null,
    person_id    uuid        not null,
    key_hash     bytea       not null,   -- keyed hash of operation and Idempotency-Key
    request_hash bytea       not null,   -- keyed hash of the body
    result       text        not null,   -- id of what the first request made, never its content
    at           timestamptz not null,
    primary key (company_id, person_id, key_hash)
);
create index idempotency_keys_by_age on platform.idempotency_keys (at);

alter table platform.idempotency_keys enable row level security;
alter table platform.idempotency_keys force row level security;
create policy own on platform.idempotency_keys
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and person_id = nullif(current_setting('app.person', true), '')::uuid);

-- Services have no right on the table, only this: claim a key, or learn who claimed it before.
-- A second request waits here until the first has committed or given up.
create function platform.claim_idempotency_key(
    key bytea, request bytea, made text, now timestamptz,
    out claimed boolean, out same_request boolean, out earlier text)
language plpgsql security definer set search_path = platform, pg_temp as $$
begin
    insert into idempotency_keys
    values (current_setting('app.company')::uuid, current_setting('app.person')::uuid,
            key, request, made, now)
    on conflict (company_id, person_id, key_hash) do nothing;
    claimed := found;
    if not claimed then
        select k.request_hash = request, k.result into same_request, earlier
          from idempotency_keys k
         where k.company_id = current_setting('app.company')::uuid
           and k.person_id = current_setting('app.person')::uuid
           and k.key_hash = key;
    end if;
end $$;
revoke all on function platform.claim_idempotency_key from public;
