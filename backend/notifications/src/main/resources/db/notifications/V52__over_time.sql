-- What the rule "messages" keeps no longer is there for transactions that are no company's, which
-- remove it every night.
create policy over_time on notifications.deliveries for select
    using (nullif(current_setting('app.company', true), '') is null
        and created_at < now() - interval '1 year');
create policy over_time_goes on notifications.deliveries for delete
    using (nullif(current_setting('app.company', true), '') is null
        and created_at < now() - interval '1 year');
alter policy only_an_erasure on notifications.deliveries
    using (person_id = nullif(current_setting('app.erasing', true), '')::uuid
        or (nullif(current_setting('app.company', true), '') is null
            and created_at < now() - interval '1 year'));
create index deliveries_by_age on notifications.deliveries (created_at);
