package employeehealth.triage.assessment;

import static employeehealth.contracts.access.Permission.CARE_BREAK_GLASS;
import static employeehealth.contracts.access.Permission.TRIAGE_ASSESS;

import employeehealth.contracts.AssessmentId;
import employeehealth.shared.access.CareAccess;
import employeehealth.shared.access.CareAccess.Purpose;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.breakglass.AccessReason;
import employeehealth.shared.breakglass.BreakGlass;
import employeehealth.shared.problem.Problem;
import employeehealth.triage.TriageDatabase;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who may read an assessment, and as what: the person it is about; and whoever may break the glass,
 * with a reason. Every reading is audited with its purpose, a refused one too. The one place where
 * this service decides by whose a thing is.
 */
@Component
public class ReadAssessment {

    private static final String TABLE = "triage.symptom_assessments";
    private static final String READ = "triage.assessment.read";

    private final TriageDatabase database;
    private final Assessments assessments;
    private final BreakGlass breakGlass;
    private final Audit audit;

    ReadAssessment(
            TriageDatabase database, Assessments assessments, BreakGlass breakGlass, Audit audit) {
        this.database = database;
        this.assessments = assessments;
        this.breakGlass = breakGlass;
        this.audit = audit;
    }

    /** One's own, newest first. */
    public List<Assessment> page(Me me, @Nullable AssessmentId before, int limit) {
        var page = database.read(() -> assessments.page(me.person(), before, limit));
        audit.append(
                database,
                AuditRecord.own(
                        me.company(),
                        me.person(),
                        "triage.assessments.listed",
                        TABLE,
                        me.person()));
        return page;
    }

    /**
     * One's own.
     *
     * @param action what it is read for, as audit records say
     */
    public Assessment own(Me me, AssessmentId id, String action) {
        var assessment =
                database.read(() -> assessments.find(me.person(), id))
                        .orElseThrow(Problem::notFound);
        audit.append(database, seen(me, Optional.of(assessment), id, action, "own-file"));
        return assessment;
    }

    /**
     * @param reason header by which somebody else gives the reason
     */
    Assessment read(Me me, AssessmentId id, @Nullable String reason) {
        if (me.may(TRIAGE_ASSESS)) {
            var own = database.read(() -> assessments.find(me.person(), id));
            if (own.isPresent() || !me.may(CARE_BREAK_GLASS)) {
                return own(me, id, READ);
            }
        }
        return of(me, id, reason);
    }

    private Assessment of(Me me, AssessmentId id, @Nullable String reason) {
        var open = database.read(() -> breakGlass.isOpen(database, TABLE, id.value()));
        var given = open ? null : AccessReason.parse(reason);
        if (!open) {
            breakGlass.admit(me);
        }
        return new CareAccess(id.value(), Purpose.BREAK_GLASS)
                .get(inOneTransaction(me, id, given))
                .orElseThrow(Problem::notFound);
    }

    private Supplier<Optional<Assessment>> inOneTransaction(
            Me me, AssessmentId id, @Nullable AccessReason given) {
        return () ->
                database.write(() -> {
                    var found = assessments.find(id);
                    if (given != null) {
                        found.ifPresent(a ->
                                breakGlass.open(
                                        database,
                                        me,
                                        a.owner().person(),
                                        TABLE,
                                        id.value(),
                                        given));
                    }
                    audit.record(database, seen(me, found, id, READ, Purpose.BREAK_GLASS.code()));
                    return found;
                });
    }

    private static AuditRecord seen(
            Me me, Optional<Assessment> found, AssessmentId id, String action, String purpose) {
        return new AuditRecord(
                me.company(),
                me.person(),
                found.map(a -> a.owner().person()).orElse(null),
                action,
                TABLE,
                id.toString(),
                purpose,
                found.isPresent() ? AuditRecord.Outcome.SUCCESS : AuditRecord.Outcome.REFUSED,
                null);
    }
}
