package employeehealth.triage.assessment;

import employeehealth.contracts.AssessmentId;
import employeehealth.engine.Level;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.jobs.Jobs;
import employeehealth.shared.problem.Problem;
import employeehealth.triage.TriageDatabase;
import employeehealth.triage.assessment.FollowUp.Feedback;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Lets a person be reminded to look again, and say what came of a check of theirs. */
@Component
class EditFollowUp {

    private static final String TABLE = "triage.follow_ups";

    private final TriageDatabase database;
    private final Assessments assessments;
    private final FollowUps followUps;
    private final ReminderChoices choices;
    private final CheckBackJob checkBack;
    private final Jobs jobs;
    private final Audit audit;
    private final Clock clock;

    EditFollowUp(
            TriageDatabase database,
            Assessments assessments,
            FollowUps followUps,
            ReminderChoices choices,
            CheckBackJob checkBack,
            Jobs jobs,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.assessments = assessments;
        this.followUps = followUps;
        this.choices = choices;
        this.checkBack = checkBack;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    FollowUp read(Me me, AssessmentId id) {
        var found = database.read(() -> of(own(me, id)));
        audit.append(database, record(me, id, "triage.follow-up.read"));
        return found;
    }

    /** Instead of a reminder asked for before. */
    FollowUp remind(Me me, AssessmentId id, Duration in) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return change(
                me,
                id,
                "triage.check-back.asked",
                (check, before) -> {
                    if (check.result().recommendation().level().equals(Level.EMERGENCY.code())) {
                        throw new Problem(HttpStatus.CONFLICT, "triage/emergency-does-not-wait");
                    }
                    if (choices.areStopped(me.person())) {
                        throw new Problem(HttpStatus.CONFLICT, "triage/reminders-stopped");
                    }
                    cancel(id, before);
                    var at = now.plus(in);
                    var which = new CheckBackJob.Which(me.person().value(), now);
                    jobs.schedule(database, checkBack, instance(id, at), which, at);
                    followUps.remind(check, at, now);
                });
    }

    FollowUp forget(Me me, AssessmentId id) {
        return change(
                me,
                id,
                "triage.check-back.withdrawn",
                (check, before) -> {
                    cancel(id, before);
                    followUps.remind(check, null, clock.instant());
                });
    }

    FollowUp tell(Me me, AssessmentId id, Feedback feedback) {
        return change(
                me,
                id,
                "triage.feedback.given",
                (check, before) -> followUps.tell(check, feedback, clock.instant()));
    }

    private void cancel(AssessmentId id, FollowUp before) {
        var at = before.checkBackAt();
        if (at != null) {
            jobs.cancel(database, checkBack, instance(id, at));
        }
    }

    /** With its time: one that is under way is over, and must not stand in the way of the next. */
    private static String instance(AssessmentId id, Instant at) {
        return id + " " + at;
    }

    private FollowUp change(
            Me me, AssessmentId id, String action, BiConsumer<Assessment, FollowUp> change) {
        return database.write(() -> {
            assessments.lock(id);
            var check = own(me, id);
            var before = followUps.of(check);
            change.accept(check, before);
            var after = of(check);
            audit.record(database, record(me, id, action).changed(content(before), content(after)));
            return after;
        });
    }

    /** Null where nothing was asked for and nothing was said. */
    private static byte @Nullable [] content(FollowUp followUp) {
        if (followUp.stopped(false).equals(FollowUp.NONE)) {
            return null;
        }
        var feedback = followUp.feedback();
        return String.join(
                        "\n",
                        String.valueOf(followUp.checkBackAt()),
                        feedback == null ? "" : feedback.course(),
                        feedback == null ? "" : feedback.care())
                .getBytes(StandardCharsets.UTF_8);
    }

    private FollowUp of(Assessment check) {
        return followUps.of(check).stopped(choices.areStopped(check.owner().person()));
    }

    private Assessment own(Me me, AssessmentId id) {
        return assessments.find(me.person(), id).orElseThrow(Problem::notFound);
    }

    private static AuditRecord record(Me me, AssessmentId id, String action) {
        return AuditRecord.own(me.company(), me.person(), action, TABLE, id);
    }
}
