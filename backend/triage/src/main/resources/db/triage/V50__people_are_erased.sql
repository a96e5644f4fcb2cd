-- What somebody told of themself is theirs to erase: with its answers, all of it.
grant delete on triage.symptom_assessments, triage.assessment_steps, triage.offline_checks,
                triage.follow_ups to ${role};
