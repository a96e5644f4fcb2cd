-- What a company's directory says of its people (SCIM). Nothing of it is about their health, and
-- what the directory knows beyond this is not kept.
create table auth.scim_users (
    company_id  uuid        not null,
    person_id   uuid        not null,
    user_key    text        not null,           -- the directory's name for them, in small letters
    external_id text,                           -- the directory's id
    document    text        not null,           -- the resource as JSON, without what is ours to say
    changed_at  timestamptz not null,
    deleted_at  timestamptz,                    -- the directory knows them no more
    primary key (company_id, person_id),
    foreign key (company_id, person_id) references auth.people (company_id, id)
);
-- Two requests at once make one person; a name is free again when its owner was deleted.
create unique index scim_users_by_name on auth.scim_users (company_id, user_key)
    where deleted_at is null;
create index scim_users_by_external_id on auth.scim_users (company_id, external_id);
-- "Everyone of the company", page by page.
create index people_by_company on auth.people (company_id, id);
alter table auth.scim_users enable row level security;
alter table auth.scim_users force row level security;
create policy company on auth.scim_users
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
grant select, insert on auth.scim_users to ${role};
grant update (user_key, external_id, document, changed_at, deleted_at) on auth.scim_users to ${role};

-- A directory corrects names, and gives people other addresses.
grant update (email, display_name, locale) on auth.people to ${role};
