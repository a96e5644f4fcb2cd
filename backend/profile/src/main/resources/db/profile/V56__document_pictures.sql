-- Of the first page of a version, made by a process of its own: one for a list, one to read. Some
-- documents have none.
create table profile.document_pictures (
    id                uuid        primary key references profile.document_versions on delete cascade,
    company_id        uuid        not null,
    health_service_id uuid        not null,
    person_id         uuid        not null,
    sealed_small      bytea       not null,
    sealed_page       bytea       not null,
    at                timestamptz not null
);
alter table profile.document_pictures enable row level security;
alter table profile.document_pictures force row level security;
create policy own on profile.document_pictures
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and person_id = nullif(current_setting('app.person', true), '')::uuid);
grant select, insert, delete on profile.document_pictures to ${role};
