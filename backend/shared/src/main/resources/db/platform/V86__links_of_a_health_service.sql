-- Whoever owns what a link leads to is asked again when it is opened, and sees its rows only in the
-- health service that the link was made in. Links live two minutes: none made before is missed.
delete from platform.blob_links;
alter table platform.blob_links add column health_service_id uuid not null;

drop function platform.add_blob_link(
    bytea, uuid, uuid, uuid, text, text, text, text, bigint, timestamptz);

create function platform.add_blob_link(
    hash bytea, blob uuid, service uuid, who uuid, about uuid, in_table text, in_column text,
    why text, kind text, bytes bigint, until timestamptz) returns void
language plpgsql security definer set search_path = platform, pg_temp as $$
begin
    insert into blob_links (token_hash, blob_id, company_id, health_service_id, actor, person_id,
                            place_table, place_column, purpose, type, size, expires_at)
    select hash, id, company_id, service, who, about, in_table, in_column, why, kind, bytes, until
      from blobs
     where id = blob and person_id = about and state = 'kept'
       and company_id = current_setting('app.company')::uuid;
    if not found then
        raise exception 'there is no such document to link to';
    end if;
end $$;

revoke all on function platform.add_blob_link from public;
grant execute on function platform.add_blob_link to platform_writers;
