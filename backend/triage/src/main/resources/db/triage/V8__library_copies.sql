-- When a library was last found to be in the blob store as it is here; null until then.
alter table triage.protocol_libraries add column copied_at timestamptz;
-- The rest of a library still is never changed.
grant update (copied_at) on triage.protocol_libraries to ${role};
