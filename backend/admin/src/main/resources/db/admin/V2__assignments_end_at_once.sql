-- A period ends with a day; whoever is taken off a task is off it at once.
alter table admin.assignments add column ended_at timestamptz;
grant update (ended_at) on admin.assignments to ${role};
