-- What a responder sees of a person, prepared at every change; one row for each person.
create table profile.emergency_cards (
    id                uuid        primary key,
    company_id        uuid        not null,
    health_service_id uuid        not null,
    person_id         uuid        not null unique,
    version           integer     not null,
    sealed_choice     bytea,                          -- what the person shows; none: never chosen
    sealed_card       bytea       not null default '',-- empty only while the first one is prepared
    at                timestamptz not null
);

alter table profile.emergency_cards enable row level security;
alter table profile.emergency_cards force row level security;
create policy own_or_care on profile.emergency_cards
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
grant select, insert, delete on profile.emergency_cards to ${role};
grant update (version, sealed_choice, sealed_card, at) on profile.emergency_cards to ${role};
