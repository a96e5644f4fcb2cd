-- Work to be done at a time, in the form that the library db-scheduler keeps (version 16).
create table platform.jobs (
    task_name            text        not null,  -- service and work: notifications.send
    task_instance        text        not null,
    task_data            bytea,                 -- JSON of ids and codes, never health data
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index jobs_by_time on platform.jobs (execution_time);
create index jobs_by_heartbeat on platform.jobs (last_heartbeat);
grant select, insert, update, delete on platform.jobs to ${role};

-- Given up after too many attempts; an administrator may have them tried again.
create table platform.jobs_dead (
    id            uuid        primary key,
    task_name     text        not null,
    task_instance text        not null,
    task_data     bytea,
    attempts      integer     not null,
    failure       text,                         -- class of the last exception, never its message
    dead_at       timestamptz not null
);
create index jobs_dead_by_time on platform.jobs_dead (dead_at);
grant select, insert, delete on platform.jobs_dead to ${role};

-- The library claims a job by its version. One that was done and put down anew in the meantime must
-- not be taken for the one that was looked at.
create function platform.fresh_job_version() returns bigint language sql volatile
    return (extract(epoch from clock_timestamp()) * 1000000)::bigint;
revoke all on function platform.fresh_job_version from public;
grant execute on function platform.fresh_job_version to ${role};

-- Services put down work for themselves, in the transaction that makes it necessary. Work that is
-- there already stays as it is.
create function platform.schedule_job(name text, instance text, data bytea, due timestamptz)
returns boolean
language plpgsql security definer set search_path = platform, pg_temp as $$
begin
    if session_user <> 'svc_' || split_part(name, '.', 1) then
        raise insufficient_privilege using message = 'not a job of this service';
    end if;
    insert into jobs (task_name, task_instance, task_data, execution_time, picked, version)
    values (name, instance, data, due, false, fresh_job_version())
    on conflict do nothing;
    return found;
end $$;
revoke all on function platform.schedule_job from public;
grant execute on function platform.schedule_job to platform_writers;

-- Takes work back that has not begun.
create function platform.cancel_job(name text, instance text) returns boolean
language plpgsql security definer set search_path = platform, pg_temp as $$
begin
    if session_user <> 'svc_' || split_part(name, '.', 1) then
        raise insufficient_privilege using message = 'not a job of this service';
    end if;
    delete from jobs where task_name = name and task_instance = instance and not picked;
    return found;
end $$;
revoke all on function platform.cancel_job from public;
grant execute on function platform.cancel_job to platform_writers;
