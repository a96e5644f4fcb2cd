package employeehealth.profile.visit;

import employeehealth.contracts.PersonId;
import employeehealth.profile.Owner;
import employeehealth.profile.ProfileDatabase;
import employeehealth.profile.care.PatientFile;
import employeehealth.shared.access.CareAccess.Purpose;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.database.Ids;
import employeehealth.shared.idempotency.Idempotency;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.web.IfMatch;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes down a visit, and corrects what was written down; both if the writer takes care of them.
 */
@Component
class WriteVisits {

    private static final String WRITTEN = "profile.visit.written";
    private static final String CORRECTED = "profile.visit.corrected";

    private final ProfileDatabase database;
    private final PatientFile file;
    private final Visits visits;
    private final Idempotency idempotency;
    private final Audit audit;
    private final JsonMapper json;
    private final Clock clock;

    WriteVisits(
            ProfileDatabase database,
            PatientFile file,
            Visits visits,
            Idempotency idempotency,
            Audit audit,
            JsonMapper json,
            Clock clock) {
        this.database = database;
        this.file = file;
        this.visits = visits;
        this.idempotency = idempotency;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param key of a request that may be sent twice
     */
    Visit write(Me me, PersonId person, VisitNote note, @Nullable String key) {
        var id = Ids.next();
        var visit = new Visit(id, Owner.of(me, person), id, 1, me.person(), note, now());
        return file.change(
                me,
                person,
                WRITTEN,
                Visits.TABLE,
                () ->
                        database.write(() ->
                                idempotency
                                        .claim(
                                                database,
                                                key,
                                                "POST visits of " + person,
                                                json.writeValueAsBytes(note),
                                                id.toString())
                                        .map(UUID::fromString)
                                        .map(earlier -> found(person, earlier))
                                        .orElseGet(() -> added(visit))));
    }

    private Visit added(Visit visit) {
        visits.add(visit);
        audit.record(database, record(visit, WRITTEN).of(json.writeValueAsBytes(visit.note())));
        return visit;
    }

    /** What it said before stays readable to those who may read it. */
    Visit correct(Me me, PersonId person, UUID id, VisitNote note, @Nullable String ifMatch) {
        return file.change(
                me,
                person,
                CORRECTED,
                Visits.TABLE,
                () ->
                        database.write(() -> {
                            var before = found(person, id);
                            IfMatch.require(ifMatch, before.tag());
                            return note.equals(before.note())
                                    ? before
                                    : corrected(
                                            before,
                                            before.corrected(Ids.next(), me.person(), note, now()));
                        }));
    }

    private Visit corrected(Visit before, Visit after) {
        if (!visits.add(after)) {
            throw new Problem(HttpStatus.PRECONDITION_FAILED, "platform/changed-meanwhile");
        }
        audit.record(
                database,
                record(after, CORRECTED)
                        .changed(
                                json.writeValueAsBytes(before.note()),
                                json.writeValueAsBytes(after.note())));
        return after;
    }

    private Visit found(PersonId person, UUID id) {
        return visits.find(person, id).orElseThrow(Problem::notFound);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static AuditRecord record(Visit visit, String action) {
        return new AuditRecord(
                visit.owner().company(),
                visit.by(),
                visit.owner().person(),
                action,
                Visits.TABLE,
                visit.row().toString(),
                Purpose.CARE.code(),
                AuditRecord.Outcome.SUCCESS,
                null);
    }
}
