-- Who gave what to whom, groups of staff, and roles that a company makes for itself.

-- A limit must name a group that exists: one that was mistyped would quietly cover nobody.
create table admin.populations (
    company_id uuid not null references admin.companies,
    code       text not null check (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    name       text not null,
    primary key (company_id, code)
);

create table admin.custom_roles (
    id         uuid primary key,
    company_id uuid not null references admin.companies,
    unique (company_id, id)
);

-- What a role of a company's own was called and allowed, from when to when. Append-only: an access
-- review of last year must be able to say what a role allowed last year. Of two changes made at
-- once to the same version, the key lets one pass.
create table admin.custom_role_versions (
    role_id     uuid        not null,
    version     integer     not null check (version > 0),
    company_id  uuid        not null,
    name        text        not null,
    permissions text[]      not null,           -- codes
    deleted     boolean     not null,
    changed_by  uuid        not null,
    changed_at  timestamptz not null,
    primary key (role_id, version),
    foreign key (company_id, role_id) references admin.custom_roles (company_id, id)
);

alter table admin.assignments
    alter column role drop not null,
    add column custom_role_id uuid,
    add column given_by       uuid,             -- null: by the platform, before anyone was there
    add column given_at       timestamptz,
    add column ended_by       uuid,
    add constraint one_role check (num_nonnulls(role, custom_role_id) = 1),
    add constraint own_role foreign key (company_id, custom_role_id)
        references admin.custom_roles (company_id, id),
    -- Nothing wrote populations until now, and what an operator may have written stays as it is.
    add constraint known_population foreign key (company_id, population)
        references admin.populations (company_id, code) not valid;
-- "Who has this role?" is asked when it changes.
create index assignments_by_custom_role on admin.assignments (custom_role_id)
    where custom_role_id is not null;

-- Two places of one name would be taken for one another.
create unique index sites_by_name on admin.sites (company_id, lower(name));

alter table admin.populations enable row level security;
alter table admin.populations force row level security;
alter table admin.custom_roles enable row level security;
alter table admin.custom_roles force row level security;
alter table admin.custom_role_versions enable row level security;
alter table admin.custom_role_versions force row level security;

create policy own_company on admin.populations
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
create policy own_company on admin.custom_roles
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
create policy own_company on admin.custom_role_versions
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);

grant select, insert on admin.populations, admin.custom_roles, admin.custom_role_versions
    to ${role};
grant update (ended_by) on admin.assignments to ${role};
