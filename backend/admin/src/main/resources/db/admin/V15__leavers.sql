-- Who has left, and who has come back since. Assignments alone do not say it: whoever has left is
-- given nothing until they are back, and keeps what is their own meanwhile.
create table admin.leavers (
    company_id uuid        not null references admin.companies,
    person_id  uuid        not null,
    changed_at timestamptz not null,            -- when it happened: what is older is not heard
    back_at    timestamptz,                     -- they belong to the company again
    primary key (company_id, person_id)
);
alter table admin.leavers enable row level security;
alter table admin.leavers force row level security;
create policy own_company on admin.leavers
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
grant select, insert on admin.leavers to ${role};
grant update (changed_at, back_at) on admin.leavers to ${role};
