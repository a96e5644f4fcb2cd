-- Groups as the directory has them. They give nobody a right (ADR 0073).
create table auth.scim_groups (
    id           uuid        primary key,
    company_id   uuid        not null,
    display_name text        not null,
    external_id  text,
    created_at   timestamptz not null,
    changed_at   timestamptz not null,
    unique (company_id, id)
);
create unique index scim_groups_by_name on auth.scim_groups (company_id, lower(display_name));
create table auth.scim_group_members (
    company_id uuid not null,
    group_id   uuid not null,
    person_id  uuid not null,
    primary key (group_id, person_id),
    foreign key (company_id, group_id) references auth.scim_groups (company_id, id)
        on delete cascade,
    foreign key (company_id, person_id) references auth.people (company_id, id)
);
create index scim_group_members_by_person on auth.scim_group_members (person_id);
alter table auth.scim_groups enable row level security;
alter table auth.scim_groups force row level security;
alter table auth.scim_group_members enable row level security;
alter table auth.scim_group_members force row level security;
create policy company on auth.scim_groups
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
create policy company on auth.scim_group_members
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
grant select, insert, delete on auth.scim_groups, auth.scim_group_members to ${role};
grant update (display_name, external_id, changed_at) on auth.scim_groups to ${role};
