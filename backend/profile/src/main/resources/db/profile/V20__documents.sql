-- A document of a person's own file. What it is called, of what kind it is and when it ends to hold
-- is sealed; the kind can be asked for by a keyed hash that differs from person to person.
create table profile.documents (
    id                uuid        primary key,
    company_id        uuid        not null,
    health_service_id uuid        not null,   -- controller of the data, never the employer
    person_id         uuid        not null,
    sealed_about      bytea       not null,
    category_key      bytea       not null,
    revision          integer     not null check (revision > 0),   -- the tag under which it is changed
    at                timestamptz not null,
    unique (company_id, id)
);
-- "Mine, newest first" is the look-up: ids are made in order.
create index documents_of_person on profile.documents (person_id, id desc);

-- What was given in under that name, one after the other. The content is a blob.
create table profile.document_versions (
    id                uuid        primary key,   -- of the blob as well
    company_id        uuid        not null,
    health_service_id uuid        not null,
    person_id         uuid        not null,
    document_id       uuid        not null,
    version           integer     not null check (version > 0),
    type              text        not null,   -- the kind of file
    size              bigint      not null check (size >= 0),
    content_key       bytea       not null,   -- keyed hash: the same content of the same person
    newest            boolean     not null,
    sealed_file       bytea       not null,   -- name of the file, and what it was to be recognised by
    at                timestamptz not null,
    unique (document_id, version),
    foreign key (company_id, document_id) references profile.documents (company_id, id)
        on delete cascade
);
create unique index the_same_content_is_kept_once
    on profile.document_versions (person_id, content_key) where newest;
create index document_versions_of_document on profile.document_versions (document_id);

-- Until when a document may be read by one care professional.
create table profile.document_shares (
    id                uuid        primary key,
    company_id        uuid        not null,
    health_service_id uuid        not null,
    person_id         uuid        not null,
    document_id       uuid        not null,
    professional_id   uuid        not null,
    until             timestamptz not null,
    at                timestamptz not null,
    ended_at          timestamptz,            -- taken back before its time
    foreign key (company_id, document_id) references profile.documents (company_id, id)
        on delete cascade
);
-- Shared again with the same professional, the date is another one.
create unique index shared_once on profile.document_shares (document_id, professional_id)
    where ended_at is null;
create index document_shares_of_person on profile.document_shares (person_id, professional_id);

-- Copies that were made for a professional to look at, with what they were then, and whether they
-- were looked at. The person sees those.
create table profile.document_looks (
    id                uuid        primary key,   -- of the copy as well
    company_id        uuid        not null,
    health_service_id uuid        not null,
    person_id         uuid        not null,
    document_id       uuid        not null,
    version           integer     not null,
    professional_id   uuid        not null,
    roles             text        not null,   -- codes, with commas
    permissions       text        not null,
    at                timestamptz not null,
    opened_at         timestamptz,
    foreign key (company_id, document_id) references profile.documents (company_id, id)
        on delete cascade
);
create index document_looks_of_document on profile.document_looks (document_id, id desc);

alter table profile.documents enable row level security;
alter table profile.documents force row level security;
alter table profile.document_versions enable row level security;
alter table profile.document_versions force row level security;
alter table profile.document_shares enable row level security;
alter table profile.document_shares force row level security;
alter table profile.document_looks enable row level security;
alter table profile.document_looks force row level security;

-- Inside a company and its health service a row exists for the person it is about; and of what is
-- shared with them, for a professional who declares that they look after this person.
create policy own on profile.documents
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and person_id = nullif(current_setting('app.person', true), '')::uuid);
create policy own on profile.document_versions
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and person_id = nullif(current_setting('app.person', true), '')::uuid);
create policy own on profile.document_shares
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and person_id = nullif(current_setting('app.person', true), '')::uuid);
create policy own on profile.document_looks
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and person_id = nullif(current_setting('app.person', true), '')::uuid);

create policy with_me on profile.document_shares for select
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and current_setting('app.purpose', true) = 'care'
        and person_id = nullif(current_setting('app.care', true), '')::uuid
        and professional_id = nullif(current_setting('app.person', true), '')::uuid
        and ended_at is null);
create policy shared on profile.documents for select
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and current_setting('app.purpose', true) = 'care'
        and person_id = nullif(current_setting('app.care', true), '')::uuid
        and id in (select document_id from profile.document_shares
                    where professional_id = nullif(current_setting('app.person', true), '')::uuid
                      and ended_at is null));
create policy shared on profile.document_versions for select
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and current_setting('app.purpose', true) = 'care'
        and person_id = nullif(current_setting('app.care', true), '')::uuid
        and newest
        and document_id in (select document_id from profile.document_shares
                    where professional_id = nullif(current_setting('app.person', true), '')::uuid
                      and ended_at is null));
create policy by_me on profile.document_looks
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and current_setting('app.purpose', true) = 'care'
        and person_id = nullif(current_setting('app.care', true), '')::uuid
        and professional_id = nullif(current_setting('app.person', true), '')::uuid);

grant select, insert, update, delete
   on profile.documents, profile.document_versions, profile.document_shares,
      profile.document_looks to ${role};
