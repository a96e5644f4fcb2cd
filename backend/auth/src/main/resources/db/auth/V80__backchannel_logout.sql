-- Programs that want to be told when somebody is signed out (OpenID Connect Back-Channel Logout 1.0).
alter table auth.oauth_clients
    add column backchannel_logout_uri              text,
    add column backchannel_logout_session_required boolean not null default false;
-- "What was granted in this session" is asked whenever one ends.
create index client_grants_by_session on auth.client_grants (session_id) where ended_at is null;

-- What a program is to be told, written with the end of what it is about. The token is made when it
-- is sent; it stands nowhere.
create table auth.logout_notices (
    id         uuid        primary key,
    company_id uuid        not null,
    client     uuid        not null,
    person_id  uuid        not null,
    grant_id   uuid        not null,             -- the session that the program's tokens name
    made_at    timestamptz not null,
    state      text        not null check (state in ('waiting', 'told', 'refused', 'failed')),
    attempts   integer     not null default 0,
    settled_at timestamptz,
    foreign key (company_id, client) references auth.oauth_clients (company_id, id),
    check ((state = 'waiting') = (settled_at is null))
);
-- Whoever is about to be told that a session is over need not be told twice.
create unique index logout_notices_one_waiting on auth.logout_notices (grant_id)
    where state = 'waiting';
create index logout_notices_by_client on auth.logout_notices (client, settled_at);
alter table auth.logout_notices enable row level security;
alter table auth.logout_notices force row level security;
create policy company on auth.logout_notices
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
grant select, insert, delete on auth.logout_notices to ${role};
grant update (state, attempts, settled_at) on auth.logout_notices to ${role};
