-- A file that arrives in parts (tus 1.0.0), and counts as used space from its announcement on. What
-- it is called, and what it is, is sealed; so is every part.
create table profile.uploads (
    id                uuid        primary key,
    company_id        uuid        not null,
    health_service_id uuid        not null,
    person_id         uuid        not null,
    length            bigint      not null check (length > 0),
    received          bigint      not null check (received between 0 and length),
    state             text        not null
                      check (state in ('receiving', 'received', 'filed', 'refused')),
    sealed_about      bytea       not null,
    document_id       uuid,                   -- what became of it; or what it is the same as
    problem           text,                   -- why it was refused: type of the problem
    at                timestamptz not null,
    expires_at        timestamptz not null,
    unique (company_id, id)
);
create index uploads_of_person on profile.uploads (person_id);

create table profile.upload_parts (
    upload_id         uuid        not null,
    starts_at         bigint      not null check (starts_at >= 0),
    company_id        uuid        not null,
    health_service_id uuid        not null,
    person_id         uuid        not null,
    sealed_part       bytea       not null,
    primary key (upload_id, starts_at),
    foreign key (company_id, upload_id) references profile.uploads (company_id, id)
        on delete cascade
);
-- It is sealed, so it does not get smaller.
alter table profile.upload_parts alter column sealed_part set storage external;

alter table profile.uploads enable row level security;
alter table profile.uploads force row level security;
alter table profile.upload_parts enable row level security;
alter table profile.upload_parts force row level security;

create policy own on profile.uploads
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and person_id = nullif(current_setting('app.person', true), '')::uuid);
create policy own on profile.upload_parts
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and person_id = nullif(current_setting('app.person', true), '')::uuid);

grant select, insert, update, delete on profile.uploads, profile.upload_parts to ${role};
