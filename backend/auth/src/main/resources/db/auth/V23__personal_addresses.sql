-- An address of one's own, to sign in with besides the company's: it stays when one leaves.
create table auth.personal_addresses (
    company_id    uuid not null,
    person_id     uuid not null,
    email         text,                        -- confirmed
    pending_id    uuid,                        -- what a mailed link is about
    pending_email text,                        -- not confirmed yet
    primary key (company_id, person_id),
    foreign key (company_id, person_id) references auth.people (company_id, id),
    check ((pending_id is null) = (pending_email is null))
);
alter table auth.personal_addresses enable row level security;
alter table auth.personal_addresses force row level security;
create policy company on auth.personal_addresses
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
grant select, insert, delete on auth.personal_addresses to ${role};
grant update (email, pending_id, pending_email) on auth.personal_addresses to ${role};

-- Another personal address takes the place of the one before.
grant delete on auth.sign_in_names to ${role};
