-- Who has said, among their consents, whether reminders may be sent: kept here so that it counts
-- while the profile service is away. Whoever has said nothing is not here; a reminder is sent to
-- them because they asked for it.
create table triage.reminder_choices (
    company_id uuid        not null,
    person_id  uuid        not null,
    allowed    boolean     not null,
    decided_at timestamptz not null,
    primary key (company_id, person_id)
);

alter table triage.reminder_choices enable row level security;
alter table triage.reminder_choices force row level security;

-- Jobs and news act for a company, not for one person; a choice is not about health.
create policy own_company on triage.reminder_choices
    using (company_id = nullif(current_setting('app.company', true), '')::uuid);

grant select, insert, update on triage.reminder_choices to ${role};
