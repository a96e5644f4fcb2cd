package employeehealth.profile.datarequest;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.profile.DataRequestMoved;
import employeehealth.profile.ProfileDatabase;
import employeehealth.profile.datarequest.DataRequests.Filed;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.database.Ids;
import employeehealth.shared.news.Outbox;
import employeehealth.shared.problem.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes a request one step on: row, step, audit record and news in one transaction. Whose it is,
 * and who may do what, the two sides know.
 */
@Component
class Proceed {

    /** The companies are French; a day ends where they are. */
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    private final ProfileDatabase database;
    private final DataRequests requests;
    private final RequestSteps steps;
    private final Outbox outbox;
    private final Audit audit;
    private final JsonMapper json;
    private final Clock clock;

    Proceed(
            ProfileDatabase database,
            DataRequests requests,
            RequestSteps steps,
            Outbox outbox,
            Audit audit,
            JsonMapper json,
            Clock clock) {
        this.database = database;
        this.requests = requests;
        this.steps = steps;
        this.outbox = outbox;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    /** Within the transaction. */
    Filed receive(Me me, Filed filed) {
        requests.add(filed);
        keep(me, null, filed.request(), Said.of(Act.RECEIVE));
        return filed;
    }

    /**
     * Within the transaction.
     *
     * @throws Problem 409 if it is not the time for that, 412 if it was changed meanwhile
     */
    Filed step(Me me, Filed filed, Said said) {
        var after = filed.request().after(said, today());
        if (!requests.put(after)) {
            throw new Problem(HttpStatus.PRECONDITION_FAILED, "platform/changed-meanwhile");
        }
        keep(me, filed.request(), after, said);
        return new Filed(after, filed.words(), filed.contact());
    }

    private void keep(Me me, @Nullable DataRequest before, DataRequest after, Said said) {
        var now = now();
        var step =
                new Step(
                        Ids.next(),
                        said.act(),
                        me.person(),
                        now,
                        said.proof(),
                        said.reason(),
                        said.text());
        steps.add(after, step);
        audit.record(
                database,
                record(me, after, "profile.data-request." + done(said.act()))
                        .changed(
                                before == null ? null : json.writeValueAsBytes(before),
                                json.writeValueAsBytes(new Written(after, said))));
        tell(me.person(), after, said.act(), now);
    }

    /** A request after a step, with what was said at it. */
    private record Written(DataRequest request, Said said) {}

    /** That there is something to read, and nothing else. */
    private void tell(PersonId actor, DataRequest request, Act act, Instant now) {
        var person = request.owner().person();
        if (request.hasAccount() && act.isTold() && !actor.equals(person)) {
            outbox.publish(database, new DataRequestMoved(person, now));
        }
    }

    /** That somebody looked at one. */
    void looked(Me me, DataRequest request) {
        audit.append(database, record(me, request, "profile.data-request.read"));
    }

    /** That somebody looked at many, or looked for whom one is from. */
    void looked(Me me, String action) {
        audit.append(
                database,
                new AuditRecord(
                        me.company(),
                        me.person(),
                        null,
                        action,
                        DataRequests.TABLE,
                        me.person().toString(),
                        HandleRequests.PURPOSE,
                        AuditRecord.Outcome.SUCCESS,
                        null));
    }

    private static AuditRecord record(Me me, DataRequest request, String action) {
        var person = request.owner().person();
        return new AuditRecord(
                me.company(),
                me.person(),
                person,
                action,
                DataRequests.TABLE,
                request.id().toString(),
                me.person().equals(person) ? "own-file" : HandleRequests.PURPOSE,
                AuditRecord.Outcome.SUCCESS,
                null);
    }

    private static String done(Act act) {
        return switch (act) {
            case RECEIVE -> "received";
            case ASK_IDENTITY -> "identity-asked";
            case CHECK_IDENTITY -> "identity-checked";
            case FIND_UNPROVEN -> "found-unproven";
            case BEGIN -> "begun";
            case EXTEND -> "extended";
            case ANSWER -> "answered";
            case REFUSE -> "refused";
            case WITHDRAW -> "withdrawn";
        };
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
