-- What an audit record holds of people is pseudonymous (keyed, 128 bits, written as a uuid) or
-- sealed under a person's own key: destroying that key leaves the record, and the tree over it,
-- as they are. Columns "actor" and "person" hold pseudonyms from here on.
alter table platform.audit_log rename column fingerprint to fingerprint_after;
alter table platform.audit_log
    add column fingerprint_before bytea,  -- keyed and bound to the record, like the one after
    add column sealed             bytea,  -- who and whom in clear, and a reason given: sealed
    add column mac                bytea,  -- keyed, over the whole record: nobody but us writes one
    -- The transaction that wrote it: gives an order in which nothing is ever passed over, however
    -- late it commits. Set by the database alone.
    add column txid               xid8 not null default pg_current_xact_id();

revoke insert on platform.audit_log from platform_writers;
grant insert (id, at, company_id, actor, person, action, entity, entity_id, purpose, outcome,
              fingerprint_before, fingerprint_after, sealed, trace_id, mac)
    on platform.audit_log to platform_writers;

-- Whoever may read what happened: an auditor's service, the rows of one company at a time.
grant usage on schema platform to platform_auditors;
grant select on platform.audit_log to platform_auditors;
create policy own_company on platform.audit_log for select to platform_auditors
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);
create index audit_log_of_company on platform.audit_log (company_id, id);

-- The work behind the services reads all of it, in order, to seal and to export it.
grant select on platform.audit_log to ${role};
create policy seal on platform.audit_log for select to ${role} using (true);
create index audit_log_in_order on platform.audit_log (txid, id);
