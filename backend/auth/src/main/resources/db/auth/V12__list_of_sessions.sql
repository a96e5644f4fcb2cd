-- For the list of one's own devices: roughly where each was signed in, never the whole address. And
-- how long it may lie unused, which depends on the roles of whoever signed in; null: as the
-- settings say.
alter table auth.sessions
    add column network      text    not null default '',
    add column idle_seconds integer check (idle_seconds > 0);
