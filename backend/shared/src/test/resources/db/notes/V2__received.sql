create table notes.received (
    place      bigint generated always as identity primary key,
    reader     text   not null,
    note       int    not null,
    number     int    not null,
    trace      text,
    company_id uuid   not null
);
alter table notes.received enable row level security;
alter table notes.received force row level security;
create policy company on notes.received
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
grant select, insert on notes.received to ${role};
