-- Whose keys were destroyed, so that a restored copy of the key store brings nobody back. Ids only.
create table platform.erased_people (
    person_id uuid        primary key,
    at        timestamptz not null
);
alter table platform.erased_people enable row level security;
alter table platform.erased_people force row level security;
create policy work on platform.erased_people to ${role} using (true);
grant select, insert on platform.erased_people to ${role};
