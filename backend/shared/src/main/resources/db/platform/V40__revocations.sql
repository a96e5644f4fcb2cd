-- Access tokens that are refused before they end: every token of a session that is over, and a
-- person's tokens that were made before the person's rights shrank. Written in the transaction of
-- the change, learnt by every process. A token lives minutes, so a row means nothing after a day.
create table platform.revocations (
    company_id uuid        not null,
    kind       text        not null check (kind in ('session', 'rights')),
    subject    uuid        not null,            -- the session, or the person
    epoch      bigint      not null,            -- rights: tokens that carry less are refused
    at         timestamptz not null,
    changed_in xid8        not null,            -- lets a reader go on where it was, missing nothing
    primary key (company_id, kind, subject)
);
create index revocations_by_change on platform.revocations (changed_in);
create index revocations_by_age on platform.revocations (at);
-- One sequence for all: an epoch never comes back, even after its row was forgotten.
create sequence platform.access_epochs;

alter table platform.revocations enable row level security;
alter table platform.revocations force row level security;
create policy own_company on platform.revocations
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
create policy learn on platform.revocations for select to ${role} using (true);
grant select on platform.revocations to ${role};

-- Services have no right on the table, only these.
create function platform.revoke(what text, whom uuid) returns void
language plpgsql security definer set search_path = platform, pg_temp as $$
begin
    -- Whom two of us would remove is left to the other, so that nobody waits.
    delete from revocations where ctid = any (array(
        select r.ctid from revocations r
         where r.at < clock_timestamp() - interval '1 day'
         limit 20 for update skip locked));
    insert into revocations
    values (current_setting('app.company')::uuid, what, whom, nextval('access_epochs'),
            clock_timestamp(), pg_current_xact_id())
    on conflict (company_id, kind, subject) do update
       -- Drawn anew: while this waited for another change, a higher one may have been handed out.
       set epoch = nextval('access_epochs'), at = excluded.at, changed_in = excluded.changed_in;
end $$;

create function platform.access_epoch(whose uuid) returns bigint
language sql stable security definer set search_path = platform, pg_temp as $$
    select coalesce(max(epoch), 0) from revocations
     where company_id = current_setting('app.company')::uuid
       and kind = 'rights' and subject = whose
$$;
revoke all on function platform.revoke, platform.access_epoch from public;
grant execute on function platform.revoke, platform.access_epoch to platform_writers;
