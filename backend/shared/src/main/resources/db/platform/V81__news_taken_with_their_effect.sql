-- What waits for a subscriber is taken away in the transaction of its effect: that alone says that
-- it was received. A mark besides is needed only where a broker may bring the same event again.
create table platform.news_transports (
    name text primary key                       -- rabbitmq: it was used here at some time
);
grant select, insert on platform.news_transports to ${role};
-- The functions of these tables belong to whoever makes the tables.
create policy take on platform.news_deliveries to current_user using (true);

-- Takes away what waits at these places and tells which events were not received before. A service
-- takes for its own subscribers only. A second receiver waits until the first has committed or
-- given up. What is taken is never looked for from end to end, however short the table seems.
create function platform.take_news(name text, places bigint[]) returns setof uuid
language plpgsql security definer set search_path = platform, pg_temp set enable_seqscan = off as $$
begin
    if session_user <> 'svc_' || split_part(name, '.', 1) then
        raise insufficient_privilege using message = 'not a subscriber of this service';
    end if;
    if exists (select from news_transports) then
        return query
            with taken as (
                delete from news_deliveries
                 where subscriber = name and position = any(places)
                returning id)
            insert into news_received (subscriber, event_id)
            select name, id from taken
            on conflict do nothing
            returning event_id;
    else
        return query
            delete from news_deliveries
             where subscriber = name and position = any(places)
            returning id;
    end if;
end $$;
revoke all on function platform.take_news from public;
grant execute on function platform.take_news to platform_writers;
