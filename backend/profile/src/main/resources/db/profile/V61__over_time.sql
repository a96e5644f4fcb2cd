-- What a retention rule keeps no longer is there for transactions that are no company's, which
-- remove it every night: "messages" after a year, "rights" after five.
create policy over_time on profile.contact_requests for select
    using (nullif(current_setting('app.company', true), '') is null
        and at < now() - interval '1 year');
create policy over_time_goes on profile.contact_requests for delete
    using (nullif(current_setting('app.company', true), '') is null
        and at < now() - interval '1 year');
create policy over_time on profile.unreachable_channels for select
    using (nullif(current_setting('app.company', true), '') is null
        and at < now() - interval '1 year');
create policy over_time_goes on profile.unreachable_channels for delete
    using (nullif(current_setting('app.company', true), '') is null
        and at < now() - interval '1 year');

-- Requests, five years after they were closed, and their steps with them. Nothing else deletes.
create policy over_time on profile.data_requests for select
    using (nullif(current_setting('app.company', true), '') is null
        and closed_on < current_date - interval '5 years');
create policy over_time_goes on profile.data_requests for delete
    using (nullif(current_setting('app.company', true), '') is null
        and closed_on < current_date - interval '5 years');
create policy over_time_alone on profile.data_requests as restrictive for delete
    using (nullif(current_setting('app.company', true), '') is null);
-- Of requests a transaction of nobody's sees none but those.
create policy over_time on profile.data_request_steps for select
    using (nullif(current_setting('app.company', true), '') is null
        and exists (select from profile.data_requests r where r.id = request_id));
create policy over_time_goes on profile.data_request_steps for delete
    using (nullif(current_setting('app.company', true), '') is null
        and exists (select from profile.data_requests r where r.id = request_id));
create policy over_time_alone on profile.data_request_steps as restrictive for delete
    using (nullif(current_setting('app.company', true), '') is null);

-- Erasures, five years after the last thing that happened to them; not while a sealed identity
-- leads to a file that the law keeps longer.
create policy over_time on profile.erasures for select
    using (nullif(current_setting('app.company', true), '') is null
        and state in ('planned', 'withdrawn', 'done') and sealed_identity is null
        and coalesce(done_at, due_at, planned_at) < now() - interval '5 years');
create policy over_time_goes on profile.erasures for delete
    using (nullif(current_setting('app.company', true), '') is null
        and state in ('planned', 'withdrawn', 'done') and sealed_identity is null
        and coalesce(done_at, due_at, planned_at) < now() - interval '5 years');
create policy over_time_alone on profile.erasures as restrictive for delete
    using (nullif(current_setting('app.company', true), '') is null);

grant delete on profile.data_requests, profile.data_request_steps, profile.erasures to ${role};
