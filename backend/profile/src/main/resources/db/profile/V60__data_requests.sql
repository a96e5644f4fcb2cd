-- What people ask for of their data by right (GDPR, art. 15 to 21), however it came. The words are
-- sealed: they may say something about health. Of somebody who was erased the row stays, without
-- words, as the proof that the time was kept.
create table profile.data_requests (
    id                  uuid        primary key,
    company_id          uuid        not null,
    health_service_id   uuid        not null,
    person_id           uuid        not null,   -- of this request alone, if they have no account
    has_account         boolean     not null,
    kind                text        not null check (kind in ('access', 'rectification', 'erasure',
                            'restriction', 'portability', 'objection')),
    channel             text        not null check (channel in ('platform', 'letter', 'email',
                            'in_person', 'phone')),
    state               text        not null check (state in ('received', 'identity_asked',
                            'identity_checked', 'identity_not_proven', 'in_progress', 'answered',
                            'refused', 'withdrawn', 'lapsed')),
    version             integer     not null check (version > 0),
    received_on         date        not null,
    identity_asked_on   date,
    identity_settled_on date,                   -- when the proof was there, or was given up
    extended            boolean     not null default false,
    due_on              date,                   -- null: the clock stands, or the request is closed
    closed_on           date,
    sealed_words        bytea,
    sealed_contact      bytea,                  -- of somebody without an account: name and address
    check ((state in ('answered', 'refused', 'withdrawn', 'lapsed')) = (closed_on is not null)),
    check (sealed_contact is null or not has_account)
);
create index data_requests_by_person on profile.data_requests (person_id, id desc);
-- "What is due next?"
create index data_requests_open on profile.data_requests (company_id, due_on, id)
    where closed_on is null;

-- What was done with a request, by whom and when; only added.
create table profile.data_request_steps (
    id                uuid        primary key,
    company_id        uuid        not null,
    health_service_id uuid        not null,
    person_id         uuid        not null,
    request_id        uuid        not null references profile.data_requests (id),
    version           integer     not null,     -- of the request after it
    act               text        not null,
    actor             uuid        not null,
    proof             text,                     -- the kind of it, never a copy
    reason            text,                     -- of a refusal
    sealed_text       bytea,                    -- for the person
    at                timestamptz not null,
    unique (request_id, version)
);

alter table profile.data_requests enable row level security;
alter table profile.data_requests force row level security;
alter table profile.data_request_steps enable row level security;
alter table profile.data_request_steps force row level security;

create policy own on profile.data_requests
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and person_id = nullif(current_setting('app.person', true), '')::uuid);
create policy own on profile.data_request_steps
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and person_id = nullif(current_setting('app.person', true), '')::uuid);
-- The desk: a transaction that declares that it handles the requests of the company.
create policy desk on profile.data_requests
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and current_setting('app.purpose', true) = 'data-requests'
        and company_id = nullif(current_setting('app.care', true), '')::uuid);
create policy desk on profile.data_request_steps
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and current_setting('app.purpose', true) = 'data-requests'
        and company_id = nullif(current_setting('app.care', true), '')::uuid);

grant select, insert on profile.data_requests, profile.data_request_steps to ${role};
grant update (state, version, identity_asked_on, identity_settled_on, extended, due_on, closed_on,
              sealed_words, sealed_contact)
    on profile.data_requests to ${role};
grant update (sealed_text) on profile.data_request_steps to ${role};
