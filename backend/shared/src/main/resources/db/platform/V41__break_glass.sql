-- Someone read, without taking care of the person, because they had to. One reason is enough for
-- one thing and a while; the person is told. Never rewritten.
create table platform.break_glass_accesses (
    id                uuid        primary key,
    company_id        uuid        not null,
    health_service_id uuid        not null,
    actor             uuid        not null,
    person            uuid        not null,   -- whose it was
    entity            text        not null,   -- table of the thing, with its schema
    entity_id         uuid        not null,
    sealed_reason     bytea       not null,   -- under the person's key
    opened_at         timestamptz not null,
    ends_at           timestamptz not null check (ends_at > opened_at)
);
create index break_glass_accesses_by_thing
    on platform.break_glass_accesses (entity_id, actor, ends_at);

alter table platform.break_glass_accesses enable row level security;
alter table platform.break_glass_accesses force row level security;
create policy own on platform.break_glass_accesses
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and actor = nullif(current_setting('app.person', true), '')::uuid);
grant insert on platform.break_glass_accesses to platform_writers;

create function platform.break_glass_is_open(what text, which uuid, now timestamptz)
returns boolean
language sql stable security definer set search_path = platform, pg_temp as $$
    select exists (
        select from break_glass_accesses b
         where b.company_id = nullif(current_setting('app.company', true), '')::uuid
           and b.health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
           and b.actor = nullif(current_setting('app.person', true), '')::uuid
           and b.entity = what and b.entity_id = which and b.ends_at > now)
$$;
revoke all on function platform.break_glass_is_open from public;
grant execute on function platform.break_glass_is_open to platform_writers;
