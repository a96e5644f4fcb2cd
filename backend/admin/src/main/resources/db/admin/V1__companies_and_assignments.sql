-- Employers, the health services that serve them, and who is what where.
grant usage on schema admin to ${role};

-- Controllers of clinical data. One may serve several companies.
create table admin.health_services (
    id   uuid primary key,
    name text not null
);

create table admin.companies (
    id                uuid primary key,
    code              text not null unique,
    name              text not null,
    health_service_id uuid not null references admin.health_services
);

create table admin.sites (
    id         uuid primary key,
    company_id uuid not null references admin.companies,
    name       text not null,
    unique (company_id, id)
);

-- An assignment may be limited to a site, a population, a period. It ends; it is never deleted.
create table admin.assignments (
    id          uuid primary key,
    company_id  uuid not null references admin.companies,
    person_id   uuid not null,
    role        text not null,
    site_id     uuid,
    population  text,
    valid_from  date not null,
    valid_until date,
    foreign key (company_id, site_id) references admin.sites (company_id, id),
    check (valid_until is null or valid_until >= valid_from)
);
-- "What is this person?" is asked at every sign-in.
create index assignments_by_person on admin.assignments (person_id);

alter table admin.companies enable row level security;
alter table admin.companies force row level security;
alter table admin.sites enable row level security;
alter table admin.sites force row level security;
alter table admin.assignments enable row level security;
alter table admin.assignments force row level security;
alter table admin.health_services enable row level security;
alter table admin.health_services force row level security;

create policy own_company on admin.companies
    using (id = nullif(current_setting('app.company', true), '')::uuid);
create policy own_company on admin.sites
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
create policy own_company on admin.assignments
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
-- A company sees the health service that serves it; adding one is not limited to a company.
create policy serving on admin.health_services for select
    using (id in (select health_service_id from admin.companies));
create policy new on admin.health_services for insert with check (true);

grant select, insert on admin.health_services, admin.companies, admin.sites to ${role};
grant select, insert, update (valid_until) on admin.assignments to ${role};
