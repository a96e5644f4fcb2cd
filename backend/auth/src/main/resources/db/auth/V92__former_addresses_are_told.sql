-- An address that was taken off an account is told so, once nothing else here has it any more. It is
-- with what is mailed, and goes with that.
alter table auth.mailed_links add column email text;
