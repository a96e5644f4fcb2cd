-- What somebody said about reminders is theirs to erase, too.
grant delete on triage.reminder_choices to ${role};
