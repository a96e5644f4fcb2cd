-- The work behind the services tells people what is kept about them here, and removes it. The
-- record of who broke the glass stays; its reason is unreadable once the person's key is gone.
create policy work on platform.break_glass_accesses for select to ${role} using (true);
grant select on platform.break_glass_accesses to ${role};
create policy work on platform.idempotency_keys to ${role} using (true);
grant select, delete on platform.idempotency_keys to ${role};
