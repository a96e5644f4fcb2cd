-- Companies that let people answer with a code by mail where they have nothing better at hand.
create table auth.email_code_policies (
    company_id uuid        primary key,
    allowed_by uuid        not null,
    allowed_at timestamptz not null
);
alter table auth.email_code_policies enable row level security;
alter table auth.email_code_policies force row level security;
create policy company on auth.email_code_policies
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
grant select, insert, delete on auth.email_code_policies to ${role};

-- Two proofs out of one mailbox are one: after a reset by mail a code by mail has to wait.
alter table auth.people add column reset_by_mail_at timestamptz;
grant update (reset_by_mail_at) on auth.people to ${role};

-- A mail takes its time, so a sign-in waits for it.
grant update (expires_at) on auth.sign_in_challenges to ${role};
