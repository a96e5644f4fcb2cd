-- A service for tests: one table, and the rights that services usually have.
grant usage on schema notes to ${role};

create table notes.notes (
    id         text not null,
    company_id uuid not null
);

alter table notes.notes enable row level security;
alter table notes.notes force row level security;

create policy own_company on notes.notes
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);

grant select, insert on notes.notes to ${role};
