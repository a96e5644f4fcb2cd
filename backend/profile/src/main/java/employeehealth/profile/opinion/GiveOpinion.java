package employeehealth.profile.opinion;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.care.OpinionGiven;
import employeehealth.contracts.employer.FitnessOutcome;
import employeehealth.profile.Owner;
import employeehealth.profile.ProfileDatabase;
import employeehealth.profile.care.PatientFile;
import employeehealth.shared.access.CareAccess.Purpose;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.database.Ids;
import employeehealth.shared.idempotency.Idempotency;
import employeehealth.shared.news.Outbox;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes an opinion on somebody's work, which nobody but the health service and the person sees,
 * and releases it, which makes what the employer sees. What was released is not taken back: another
 * opinion takes its place.
 */
@Component
class GiveOpinion {

    private static final String WRITTEN = "profile.fitness-opinion.written";
    private static final String RELEASED = "profile.fitness-opinion.released";

    private final ProfileDatabase database;
    private final PatientFile file;
    private final FitnessOpinions opinions;
    private final ReleasedOpinions employers;
    private final Idempotency idempotency;
    private final Outbox outbox;
    private final Audit audit;
    private final JsonMapper json;
    private final Clock clock;

    GiveOpinion(
            ProfileDatabase database,
            PatientFile file,
            FitnessOpinions opinions,
            ReleasedOpinions employers,
            Idempotency idempotency,
            Outbox outbox,
            Audit audit,
            JsonMapper json,
            Clock clock) {
        this.database = database;
        this.file = file;
        this.opinions = opinions;
        this.employers = employers;
        this.idempotency = idempotency;
        this.outbox = outbox;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    FitnessOpinion write(Me me, PersonId person, Opinion opinion, @Nullable String key) {
        var now = now();
        check(opinion, LocalDate.ofInstant(now, ZoneOffset.UTC));
        var one =
                new FitnessOpinion(
                        Ids.next(), Owner.of(me, person), me.person(), opinion, now, null);
        return file.change(
                me,
                person,
                WRITTEN,
                FitnessOpinions.TABLE,
                () ->
                        database.write(() ->
                                idempotency
                                        .claim(
                                                database,
                                                key,
                                                "POST fitness opinions of " + person,
                                                json.writeValueAsBytes(opinion),
                                                one.id().toString())
                                        .map(UUID::fromString)
                                        .map(earlier -> found(person, earlier))
                                        .orElseGet(() -> added(one))));
    }

    private FitnessOpinion added(FitnessOpinion one) {
        opinions.add(one);
        audit.record(
                database, record(one, one.by(), WRITTEN).of(json.writeValueAsBytes(one.opinion())));
        outbox.publish(database, new OpinionGiven(one.owner().person(), false, one.at()));
        return one;
    }

    /**
     * @throws Problem 409 if the employer can see it already
     */
    FitnessOpinion release(Me me, PersonId person, UUID id) {
        var now = now();
        return file.change(
                me,
                person,
                RELEASED,
                ReleasedOpinions.TABLE,
                () ->
                        database.write(() -> {
                            var one = found(person, id);
                            check(one.opinion(), LocalDate.ofInstant(now, ZoneOffset.UTC));
                            if (!employers.add(one, me.person(), now)) {
                                throw new Problem(HttpStatus.CONFLICT, "profile/opinion-released");
                            }
                            audit.record(
                                    database,
                                    record(one, me.person(), RELEASED)
                                            .of(json.writeValueAsBytes(one.opinion())));
                            outbox.publish(database, new OpinionGiven(person, true, now));
                            return one.released(now);
                        }));
    }

    private static void check(Opinion opinion, LocalDate today) {
        if (opinion.outcome() == FitnessOutcome.FIT_WITH_ARRANGEMENTS
                && opinion.arrangements() == null) {
            throw Problem.invalid(List.of(new FieldFault("arrangements", "field.missing")));
        }
        if (opinion.validUntil() != null && opinion.validUntil().isBefore(today)) {
            throw Problem.invalid(List.of(new FieldFault("validUntil", "field.is-over")));
        }
    }

    private FitnessOpinion found(PersonId person, UUID id) {
        return opinions.find(person, id).orElseThrow(Problem::notFound);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static AuditRecord record(FitnessOpinion one, PersonId actor, String action) {
        return new AuditRecord(
                one.owner().company(),
                actor,
                one.owner().person(),
                action,
                FitnessOpinions.TABLE,
                one.id().toString(),
                Purpose.CARE.code(),
                AuditRecord.Outcome.SUCCESS,
                null);
    }
}
