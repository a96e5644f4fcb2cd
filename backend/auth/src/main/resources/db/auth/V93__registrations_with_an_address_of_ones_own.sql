-- An address of their own that somebody gives when they register. It becomes a personal address,
-- which has to be confirmed by its own mail, once there is an account.
alter table auth.registrations add column personal_email text;
grant update (personal_email) on auth.registrations to ${role};
