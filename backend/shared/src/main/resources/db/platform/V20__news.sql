-- What has happened and was not handed on yet, written in the transaction of what it announces.
-- Ids and codes only, never health data.
create table platform.outbox (
    position   bigint      generated always as identity primary key,
    id         uuid        not null,            -- of the event; subscribers know it again by it
    company_id uuid,                            -- null for what concerns no company
    kind       text        not null,            -- such as triage.assessment-recorded
    key        text        not null,            -- order is kept within it
    urgent     boolean     not null,
    body       text        not null,            -- JSON
    trace_id   text        not null,
    at         timestamptz not null
);
create index outbox_by_turn on platform.outbox (urgent desc, position);
alter table platform.outbox enable row level security;
alter table platform.outbox force row level security;
create policy announce on platform.outbox for insert
    with check (company_id is null
        or company_id = nullif(current_setting('app.company', true), '')::uuid);
create policy hand_on on platform.outbox to ${role} using (true) with check (true);
grant insert on platform.outbox to platform_writers;
grant select, delete on platform.outbox to ${role};

-- Who wants to know what. Whoever receives for a subscriber holds its row locked: one at a time.
create table platform.news_subscribers (
    name text primary key,                      -- service and purpose: notifications.sign-in-locked
    kind text not null
);
create index news_subscribers_by_kind on platform.news_subscribers (kind);
grant select, insert, update, delete on platform.news_subscribers to ${role};

-- What a subscriber has not received yet. With a broker, only what it failed to handle.
create table platform.news_deliveries (
    subscriber text        not null references platform.news_subscribers on delete cascade,
    position   bigint      not null,
    id         uuid        not null,
    company_id uuid,
    key        text        not null,
    body       text        not null,
    trace_id   text        not null,
    at         timestamptz not null,
    attempts   integer     not null default 0,
    not_before timestamptz not null default '-infinity',
    failure    text,                            -- class of the last exception, never its message
    primary key (subscriber, position)
);
-- Keys that wait for an event which failed: usually none.
create index news_deliveries_failed on platform.news_deliveries (subscriber, key, position)
    where attempts > 0;
alter table platform.news_deliveries enable row level security;
alter table platform.news_deliveries force row level security;
create policy hand_on on platform.news_deliveries to ${role} using (true) with check (true);
grant select, insert, update, delete on platform.news_deliveries to ${role};

-- Given up after too many attempts; an administrator may send them again.
create table platform.news_dead (
    subscriber text        not null references platform.news_subscribers on delete cascade,
    position   bigint      not null,
    id         uuid        not null,
    company_id uuid,
    key        text        not null,
    body       text        not null,
    trace_id   text        not null,
    at         timestamptz not null,
    attempts   integer     not null,
    failure    text,
    dead_at    timestamptz not null,
    primary key (subscriber, position)
);
alter table platform.news_dead enable row level security;
alter table platform.news_dead force row level security;
create policy hand_on on platform.news_dead to ${role} using (true) with check (true);
grant select, insert, delete on platform.news_dead to ${role};

-- What a subscriber has received, marked in the transaction of its effect.
create table platform.news_received (
    subscriber text        not null,
    event_id   uuid        not null,
    at         timestamptz not null default now(),
    primary key (subscriber, event_id)
);
create index news_received_by_age on platform.news_received using brin (at);
grant select, delete on platform.news_received to ${role};

-- Marks events as received and tells which of them were not before. A service marks for its own
-- subscribers only. A second receiver waits here until the first has committed or given up.
create function platform.receive_news(name text, ids uuid[]) returns setof uuid
language plpgsql security definer set search_path = platform, pg_temp as $$
begin
    if session_user <> 'svc_' || split_part(name, '.', 1) then
        raise insufficient_privilege using message = 'not a subscriber of this service';
    end if;
    return query
        insert into news_received (subscriber, event_id)
        select name, id from unnest(ids) as id
        on conflict do nothing
        returning event_id;
end $$;
revoke all on function platform.receive_news from public;
grant execute on function platform.receive_news to platform_writers;

-- These tables live from short rows that come and go.
alter table platform.outbox set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
alter table platform.news_deliveries set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
