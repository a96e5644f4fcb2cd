-- Who was ever given a key, so that one that was lost is told apart from one that was never made.
-- Ids only.
create table platform.keyed_people (
    person_id uuid primary key
);
alter table platform.keyed_people enable row level security;
alter table platform.keyed_people force row level security;
create policy work on platform.keyed_people to ${role} using (true);
grant select, insert on platform.keyed_people to ${role};
