-- By which methods someone signed in, so that a refreshed token says the same. The version before
-- this one knows passwords only, and goes on writing rows for a while: hence the defaults.
alter table auth.sessions
    add column proven_by       text        not null default 'password', -- methods, space between
    add column proven_at       timestamptz,                             -- null: when it was made
    add column enrolling       boolean     not null default false,      -- may only set up a factor
    add column stepped_up_by   text,
    add column stepped_up_at   timestamptz,
    add check ((stepped_up_by is null) = (stepped_up_at is null));
grant update (proven_by, proven_at, enrolling, stepped_up_by, stepped_up_at)
    on auth.sessions to ${role};

-- A session ends for more reasons than the first two; the code names them.
alter table auth.sessions drop constraint sessions_ended_because_check;
alter table auth.sessions add constraint sessions_ended_because_check
    check (ended_because ~ '^[a-z-]{1,40}$');

-- Which factors a role must have, where a company says otherwise than the platform.
create table auth.factor_policies (
    company_id  uuid not null,
    role        text not null,
    requirement text not null check (requirement in ('none', 'second_factor', 'phishing_resistant')),
    primary key (company_id, role)
);
alter table auth.factor_policies enable row level security;
alter table auth.factor_policies force row level security;
create policy company on auth.factor_policies
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
grant select, insert, update, delete on auth.factor_policies to ${role};

-- Somebody has proven the first factor and is asked for the second. Not a session: it opens one,
-- once, together with a code. The challenge itself is not stored, only its keyed hash.
create table auth.sign_in_challenges (
    id         uuid        primary key,
    company_id uuid        not null,
    person_id  uuid        not null,
    secret_key bytea       not null,            -- HMAC-SHA256 of the challenge
    client_key bytea       not null,            -- HMAC-SHA256 of where and on what it began
    proven_by  text        not null,
    proven_at  timestamptz not null,
    methods    text        not null,            -- what may answer it, space between
    tries      integer     not null default 0,
    expires_at timestamptz not null,
    used_at    timestamptz,
    foreign key (company_id, person_id) references auth.people (company_id, id)
);
-- Clearing those of a person that are over.
create index sign_in_challenges_by_person on auth.sign_in_challenges (person_id, expires_at);
alter table auth.sign_in_challenges enable row level security;
alter table auth.sign_in_challenges force row level security;
create policy company on auth.sign_in_challenges
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
grant select, insert, delete on auth.sign_in_challenges to ${role};
grant update (tries, used_at) on auth.sign_in_challenges to ${role};
