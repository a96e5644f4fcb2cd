-- A role that an identity provider of the company gives, and takes away again; people's own stay.
alter table admin.assignments add column given_through uuid;
-- "What did this provider give to that person?" is asked at each of their sign-ins.
create index assignments_by_provider on admin.assignments (person_id, given_through)
    where given_through is not null and ended_at is null;
