-- A person reads who looked at what is theirs. The log says it under pseudonyms, which the database
-- cannot make; whoever asks has made that of the person of the transaction (OwnTrail). Rows of one
-- company alone.
create index audit_log_about on platform.audit_log (person, id) where person is not null;

-- The functions of these tables belong to whoever makes the tables.
create policy about_a_person on platform.audit_log for select to current_user
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
create policy of_a_person on platform.break_glass_accesses for select to current_user
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and person = nullif(current_setting('app.person', true), '')::uuid);

-- Newest first. Without: services whose records are about something else. The reason of a broken
-- glass is sealed for the person.
create function platform.audit_about(
    whom uuid, own boolean, without text[], before uuid, most integer)
returns table (
    id uuid, at timestamptz, company_id uuid, actor uuid, person uuid, action text, entity text,
    entity_id text, purpose text, outcome text, fingerprint_before bytea, fingerprint_after bytea,
    sealed bytea, trace_id text, mac bytea, glass uuid, sealed_reason bytea)
language sql stable security definer set search_path = platform, pg_temp as $$
    select a.id, a.at, a.company_id, a.actor, a.person, a.action, a.entity, a.entity_id, a.purpose,
           a.outcome, a.fingerprint_before, a.fingerprint_after, a.sealed, a.trace_id, a.mac,
           b.id, b.sealed_reason
      from audit_log a
      left join break_glass_accesses b
        on b.id = case when a.entity = 'platform.break_glass_accesses'
                       then a.entity_id::uuid end
       and b.company_id = a.company_id
       and b.person = nullif(current_setting('app.person', true), '')::uuid
     where a.person = whom
       and a.company_id = nullif(current_setting('app.company', true), '')::uuid
       and (own or a.actor is distinct from whom)
       and split_part(a.action, '.', 1) <> all (without)
       and (before is null or a.id < before)
     order by a.id desc
     limit most
$$;
revoke all on function platform.audit_about from public;
grant usage on schema platform to platform_persons;
grant execute on function platform.audit_about to platform_persons;
