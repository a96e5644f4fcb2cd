-- Openings are looked into afterwards, by the health service whose file was opened: a transaction
-- that declares that it looks into those of its health service sees them.
create policy review on platform.break_glass_accesses for select
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and current_setting('app.purpose', true) = 'care'
        and health_service_id = nullif(current_setting('app.care', true), '')::uuid);

-- Newest first.
create function platform.break_glass_of_service(before uuid, most integer)
returns table (id uuid, actor uuid, person uuid, entity text, sealed_reason bytea,
               opened_at timestamptz, ends_at timestamptz)
language sql stable security definer set search_path = platform, pg_temp as $$
    select b.id, b.actor, b.person, b.entity, b.sealed_reason, b.opened_at, b.ends_at
      from break_glass_accesses b
     where b.company_id = nullif(current_setting('app.company', true), '')::uuid
       and b.health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
       and current_setting('app.purpose', true) = 'care'
       and b.health_service_id = nullif(current_setting('app.care', true), '')::uuid
       and (before is null or b.id < before)
     order by b.id desc
     limit most
$$;
revoke all on function platform.break_glass_of_service from public;
grant execute on function platform.break_glass_of_service to platform_writers;
