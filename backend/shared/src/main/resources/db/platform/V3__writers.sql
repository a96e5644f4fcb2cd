-- What every service may do here: add, and claim. Nothing is read, changed or deleted.
grant usage on schema platform to platform_writers;
grant insert on platform.audit_log to platform_writers;
grant execute on function platform.claim_idempotency_key to platform_writers;

-- The work behind the services (sealing the audit log, handing on news) has a role of its own.
grant usage on schema platform to ${role};
