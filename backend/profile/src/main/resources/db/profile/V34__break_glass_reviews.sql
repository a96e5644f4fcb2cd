-- Who looked into an opening of somebody's file, and when. One look is enough; it is not undone.
create table profile.break_glass_reviews (
    access_id         uuid        primary key,   -- of platform.break_glass_accesses
    company_id        uuid        not null,
    health_service_id uuid        not null,
    person_id         uuid        not null,      -- whose file it was
    reviewed_by       uuid        not null,
    reviewed_at       timestamptz not null
);

alter table profile.break_glass_reviews enable row level security;
alter table profile.break_glass_reviews force row level security;
create policy review on profile.break_glass_reviews
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and current_setting('app.purpose', true) = 'care'
        and health_service_id = nullif(current_setting('app.care', true), '')::uuid);

grant select, insert on profile.break_glass_reviews to ${role};
