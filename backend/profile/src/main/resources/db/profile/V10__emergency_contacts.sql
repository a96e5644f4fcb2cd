-- Whom a person wants called in an emergency, in this order.
create table profile.emergency_contacts (
    id                uuid        primary key,
    company_id        uuid        not null,
    health_service_id uuid        not null,
    person_id         uuid        not null,
    position          integer     not null check (position between 1 and 10),
    version           integer     not null,
    state             text        not null check (state in ('unconfirmed', 'confirmed', 'declined')),
    answered_at       timestamptz,
    sealed_contact    bytea       not null,   -- who it is: name, relation, languages, channels
    at                timestamptz not null,
    -- Whole orders are written at once, so that it is looked at when all of it is there.
    unique (person_id, position) deferrable initially deferred
);

alter table profile.emergency_contacts enable row level security;
alter table profile.emergency_contacts force row level security;
create policy own_or_care on profile.emergency_contacts
    using (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and (person_id = nullif(current_setting('app.person', true), '')::uuid
            or (current_setting('app.purpose', true) in ('care', 'break-glass')
                and person_id = nullif(current_setting('app.care', true), '')::uuid)))
    with check (company_id = nullif(current_setting('app.company', true), '')::uuid
        and health_service_id = nullif(current_setting('app.health_service', true), '')::uuid
        and (person_id = nullif(current_setting('app.person', true), '')::uuid
            or (current_setting('app.purpose', true) = 'care'
                and person_id = nullif(current_setting('app.care', true), '')::uuid)));
grant select, insert, delete on profile.emergency_contacts to ${role};
grant update (position, version, state, answered_at, sealed_contact, at)
    on profile.emergency_contacts to ${role};

-- Each mail that asked a contact whether they agree: ids and a nonce, from which the link in it is
-- computed. Read when somebody comes with such a link, whose company alone is known; so there is
-- nothing in it about anybody's health, nor who the contact is.
create table profile.contact_requests (
    id                uuid        primary key,
    company_id        uuid        not null,
    health_service_id uuid        not null,
    person_id         uuid        not null,
    contact_id        uuid        not null,
    channel_id        uuid        not null,   -- the address, as long as the contact has it
    nonce             bytea       not null,
    at                timestamptz not null
);
-- How many one person has had sent lately; the newest for a contact.
create index contact_requests_by_person on profile.contact_requests (person_id, at);
alter table profile.contact_requests enable row level security;
alter table profile.contact_requests force row level security;
create policy company on profile.contact_requests
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
grant select, insert, delete on profile.contact_requests to ${role};

-- Numbers and addresses of contacts that do not work, by ids of ours. Whoever finds out knows the
-- company alone.
create table profile.unreachable_channels (
    channel_id uuid        primary key,
    company_id uuid        not null,
    person_id  uuid        not null,
    at         timestamptz not null
);
create index unreachable_channels_by_person on profile.unreachable_channels (person_id);
alter table profile.unreachable_channels enable row level security;
alter table profile.unreachable_channels force row level security;
create policy company on profile.unreachable_channels
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
grant select, insert, delete on profile.unreachable_channels to ${role};
