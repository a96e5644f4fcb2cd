-- Every document in the blob store. Written before it is put there, removed after it left: nothing
-- lies in the store that no row knows. Ids and states only; what it is about, its owner knows.
create table platform.blobs (
    id           uuid        primary key,
    company_id   uuid        not null,
    person_id    uuid        not null,
    place_table  text        not null,   -- for the seal, so that a scanner can open it
    place_column text        not null,
    state        text        not null check (state in ('arriving', 'stored', 'kept', 'released')),
    scan         text        not null check (scan in ('none', 'waiting', 'clean', 'infected')),
    at           timestamptz not null
);
create index blobs_to_sweep on platform.blobs (at) where state <> 'kept';
create index blobs_to_scan on platform.blobs (id) where scan = 'waiting';

-- Single-use addresses of documents. The token itself is nowhere, only a keyed hash of it.
create table platform.blob_links (
    token_hash   bytea       primary key,
    blob_id      uuid        not null,
    company_id   uuid        not null,
    actor        uuid        not null,   -- who asked for it
    person_id    uuid        not null,   -- whom the document is about
    place_table  text        not null,
    place_column text        not null,
    purpose      text        not null,
    type         text        not null,
    size         bigint      not null,
    expires_at   timestamptz not null,
    used_at      timestamptz
);
create index blob_links_by_age on platform.blob_links (expires_at);

alter table platform.blobs enable row level security;
alter table platform.blobs force row level security;
alter table platform.blob_links enable row level security;
alter table platform.blob_links force row level security;
create policy own on platform.blobs
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
create policy own on platform.blob_links
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
create policy work on platform.blobs to ${role} using (true);
create policy work on platform.blob_links to ${role} using (true);
grant select, insert, update, delete on platform.blobs, platform.blob_links to ${role};

-- Services have no right on the tables, only these, for documents of the company of their
-- transaction. A document that was swept cannot be kept: the owner's transaction fails.
create function platform.keep_blob(wanted uuid) returns void
language plpgsql security definer set search_path = platform, pg_temp as $$
begin
    update blobs set state = 'kept'
     where id = wanted and state in ('stored', 'kept')
       and company_id = current_setting('app.company')::uuid;
    if not found then
        raise exception 'there is no such document to be kept';
    end if;
end $$;

create function platform.release_blob(wanted uuid) returns void
language plpgsql security definer set search_path = platform, pg_temp as $$
begin
    update blobs set state = 'released'
     where id = wanted and company_id = current_setting('app.company')::uuid;
end $$;

create function platform.add_blob_link(
    hash bytea, blob uuid, who uuid, about uuid, in_table text, in_column text, why text,
    kind text, bytes bigint, until timestamptz) returns void
language plpgsql security definer set search_path = platform, pg_temp as $$
begin
    insert into blob_links
    select hash, id, company_id, who, about, in_table, in_column, why, kind, bytes, until
      from blobs
     where id = blob and person_id = about and state = 'kept'
       and company_id = current_setting('app.company')::uuid;
    if not found then
        raise exception 'there is no such document to link to';
    end if;
end $$;

revoke all on function platform.keep_blob, platform.release_blob, platform.add_blob_link from public;
grant execute on function platform.keep_blob, platform.release_blob, platform.add_blob_link
   to platform_writers;
