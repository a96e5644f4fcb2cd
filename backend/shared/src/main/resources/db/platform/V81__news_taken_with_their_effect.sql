-- What waits for a subscriber is taken away in the transaction of its effect: that alone says that
-- it was received. A mark besides is needed only where a broker may bring the same event again.
create table platform.news_transports (
    name text primary key                       -- rabbitmq: it was used here at some time
);
grant select, insert on platform.news_transports to ${role};
-- Marks of an earlier version hold: a row of what was received may still be there.
insert into platform.news_transports select 'rabbitmq' where exists (select from platform.news_received);
-- The functions of these tables belong to whoever makes the tables.
create policy take on platform.news_deliveries to current_user using (true);

-- Takes away what waits at these places and tells which events were not received before. A service
-- takes for its own subscribers only. A second receiver waits until the first has committed or
-- given up. Whatever the server believes of the table's length, it reads between these places.
create function platform.take_news(name text, places bigint[])
returns table (event uuid)
language plpgsql security definer set search_path = platform, pg_temp set enable_seqscan = off as $$
declare
    first_place bigint := (select min(p) from unnest(places) p);
    last_place  bigint := (select max(p) from unnest(places) p);
begin
    if session_user <> 'svc_' || split_part(name, '.', 1) then
        raise insufficient_privilege using message = 'not a subscriber of this service';
    end if;
    if exists (select from news_transports) then
        return query
            with taken as (
                delete from news_deliveries d
                 where d.subscriber = name and d.position = any(places)
                   and d.position between first_place and last_place
                returning d.id),
            fresh as (
                insert into news_received (subscriber, event_id)
                select name, t.id from taken t
                on conflict do nothing
                returning event_id)
            select event_id from fresh;
    else
        return query
            delete from news_deliveries d
             where d.subscriber = name and d.position = any(places)
               and d.position between first_place and last_place
            returning d.id;
    end if;
end $$;
revoke all on function platform.take_news from public;
grant execute on function platform.take_news to platform_writers;
