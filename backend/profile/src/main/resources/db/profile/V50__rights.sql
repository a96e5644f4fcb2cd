-- What a person may ask of us: all that is kept about them, and its erasure.

-- One archive that is being made, or waits to be fetched. The archive itself is a sealed document.
create table profile.exports (
    id                uuid        primary key,
    company_id        uuid        not null,
    health_service_id uuid        not null,
    person_id         uuid        not null,
    language          text        not null check (language in ('fr', 'en')),
    state             text        not null check (state in ('waiting', 'ready', 'removed', 'failed')),
    stores            integer     not null default 0,  -- how many there are to be read
    done              integer     not null default 0,  -- of them
    document_id       uuid,
    size              bigint,                          -- of the archive, in bytes
    asked_at          timestamptz not null,
    ready_at          timestamptz,
    ends_at           timestamptz,                     -- when the archive is removed
    check ((state = 'ready') = (document_id is not null))
);
create unique index one_export_at_a_time on profile.exports (person_id) where state = 'waiting';
create index exports_by_person on profile.exports (person_id, id desc);

-- A person's erasure: planned, confirmed, taken back, or done. What stays of it names nobody but
-- in the sealed identity, which is there only if a file stays by law that would else be nobody's.
create table profile.erasures (
    id                uuid        primary key,
    company_id        uuid        not null,
    health_service_id uuid        not null,
    person_id         uuid        not null,
    state             text        not null check (state in
                          ('planned', 'confirmed', 'running', 'done', 'withdrawn')),
    language          text        not null check (language in ('fr', 'en')),
    receipt_hash      bytea,                           -- keyed: whoever has the receipt may see it
    certificate       text,                            -- JSON: categories and counts
    sealed_identity   bytea,
    planned_at        timestamptz not null,
    confirmed_at      timestamptz,
    due_at            timestamptz,
    done_at           timestamptz
);
create unique index one_erasure_at_a_time on profile.erasures (person_id)
    where state in ('planned', 'confirmed', 'running');

alter table profile.exports enable row level security;
alter table profile.exports force row level security;
alter table profile.erasures enable row level security;
alter table profile.erasures force row level security;

create policy own on profile.exports
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and person_id = nullif(current_setting('app.person', true), '')::uuid);
create policy own on profile.erasures
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and person_id = nullif(current_setting('app.person', true), '')::uuid);

grant select, insert, delete on profile.exports to ${role};
grant update (state, stores, done, document_id, size, ready_at, ends_at)
    on profile.exports to ${role};
grant select, insert on profile.erasures to ${role};
grant update (state, receipt_hash, certificate, sealed_identity, confirmed_at, due_at, done_at)
    on profile.erasures to ${role};

-- Of an erased person's health profile stays what clinicians have said, as one last version.
alter table profile.health_profiles add column kept_at timestamptz; -- set: it is all that stays
grant delete on profile.health_profiles to ${role};
grant update (sealed_profile, kept_at) on profile.health_profiles to ${role};
