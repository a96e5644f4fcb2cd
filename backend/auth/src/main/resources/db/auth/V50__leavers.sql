-- People leave and come back. Whoever has left keeps their account, and signs in to what is their
-- own with what is their own: the company's address is no sign-in name of theirs any more.
alter table auth.people
    add column left_at               timestamptz,   -- they do not belong to the company since then
    add column membership_changed_at timestamptz;   -- when they left or came last
grant update (left_at, membership_changed_at) on auth.people to ${role};

-- Grants to programs end, too.
alter table auth.client_grants drop constraint client_grants_ended_because_check;
alter table auth.client_grants add constraint client_grants_ended_because_check
    check (ended_because ~ '^[a-z-]{1,40}$');
