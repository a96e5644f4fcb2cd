grant usage on schema notifications to ${role};

-- What was sent to whom, and what became of it. The address is sealed under the person's key.
create table notifications.deliveries (
    id               uuid        primary key,
    company_id       uuid        not null,
    person_id        uuid        not null,
    notice           text        not null,       -- what they are told, such as sign-in-locked
    channel          text        not null check (channel in ('mail')),
    event_id         uuid        not null,       -- the news that it comes from
    happened_at      timestamptz not null,
    state            text        not null check (state in ('waiting', 'sent', 'refused', 'failed')),
    attempts         integer     not null default 0,
    answer           text,                       -- of the provider: a code, or our class of failure
    provider_id      text,                       -- under which the provider knows it
    sealed_recipient bytea,
    created_at       timestamptz not null,
    settled_at       timestamptz,
    -- One event tells a person once by each channel, however often it arrives.
    unique (event_id, person_id, channel)
);
create index deliveries_by_time on notifications.deliveries (company_id, created_at);
alter table notifications.deliveries enable row level security;
alter table notifications.deliveries force row level security;
create policy company on notifications.deliveries
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
grant select, insert on notifications.deliveries to ${role};
grant update (state, attempts, answer, provider_id, sealed_recipient, settled_at)
    on notifications.deliveries to ${role};

-- Demo mode only: invented people's mails, for everyone to read. Empty anywhere else.
create table notifications.demo_mailbox (
    id        text        primary key,
    recipient text        not null,
    subject   text        not null,
    body      text        not null,
    language  text        not null,
    at        timestamptz not null
);
grant select, insert on notifications.demo_mailbox to ${role};
