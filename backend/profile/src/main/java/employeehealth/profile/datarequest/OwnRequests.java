package employeehealth.profile.datarequest;

import employeehealth.profile.Owner;
import employeehealth.profile.ProfileDatabase;
import employeehealth.profile.datarequest.DataRequests.Filed;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.database.Ids;
import employeehealth.shared.idempotency.Idempotency;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.web.IfMatch;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a person asks for themself. Whoever has proven a moment ago who they are need not prove it
 * again; for anybody else it is asked for only where there is doubt.
 */
@Component
class OwnRequests {

    static final int MOST_OPEN = 20;

    private static final int MOST = 100;

    private final ProfileDatabase database;
    private final DataRequests requests;
    private final RequestSteps steps;
    private final Proceed proceed;
    private final Idempotency idempotency;
    private final Audit audit;
    private final JsonMapper json;
    private final Clock clock;

    OwnRequests(
            ProfileDatabase database,
            DataRequests requests,
            RequestSteps steps,
            Proceed proceed,
            Idempotency idempotency,
            Audit audit,
            JsonMapper json,
            Clock clock) {
        this.database = database;
        this.requests = requests;
        this.steps = steps;
        this.proceed = proceed;
        this.idempotency = idempotency;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    record Wanted(Kind kind, @Nullable String words) {

        @Override
        public String toString() {
            return "Wanted[hidden]";
        }
    }

    /** One with its history. */
    record Known(Filed filed, List<Step> steps) {}

    Known file(Me me, Wanted wanted, @Nullable String key) {
        return database.write(() -> {
            var id = Ids.next();
            var body = json.writeValueAsBytes(wanted);
            var earlier =
                    idempotency.claim(database, key, "POST data requests", body, id.toString());
            return known(
                    earlier.isPresent()
                            ? own(me, UUID.fromString(earlier.get()))
                            : filed(me, id, wanted));
        });
    }

    private Filed filed(Me me, UUID id, Wanted wanted) {
        if (requests.openOf(me.person()) >= MOST_OPEN) {
            throw new Problem(HttpStatus.CONFLICT, "profile/too-many-data-requests");
        }
        var request =
                DataRequest.received(
                        id, Owner.of(me), true, wanted.kind(), Channel.PLATFORM, proceed.today());
        var filed = proceed.receive(me, new Filed(request, wanted.words(), null));
        return me.hasSteppedUp(clock.instant())
                ? proceed.step(me, filed, Said.proven(Proof.SIGNED_IN))
                : filed;
    }

    List<Known> all(Me me) {
        var found =
                database.read(() -> {
                    var filed = requests.of(me.person(), MOST);
                    var done = steps.of(filed.stream().map(one -> one.request().id()).toList());
                    return filed.stream()
                            .map(one ->
                                    new Known(
                                            one, done.getOrDefault(one.request().id(), List.of())))
                            .toList();
                });
        audit.append(
                database,
                AuditRecord.own(
                        me.company(),
                        me.person(),
                        "profile.data-requests.listed",
                        DataRequests.TABLE,
                        me.person()));
        return found;
    }

    Known find(Me me, UUID id) {
        var found = database.read(() -> known(own(me, id)));
        proceed.looked(me, found.filed().request());
        return found;
    }

    /** The caller has proven again who they are. */
    Known prove(Me me, UUID id, @Nullable String ifMatch) {
        return step(me, id, ifMatch, Said.proven(Proof.SIGNED_IN));
    }

    void withdraw(Me me, UUID id, @Nullable String ifMatch) {
        step(me, id, ifMatch, Said.of(Act.WITHDRAW));
    }

    private Known step(Me me, UUID id, @Nullable String ifMatch, Said said) {
        return database.write(() -> {
            var filed = own(me, id);
            IfMatch.require(ifMatch, filed.request().tag());
            return known(proceed.step(me, filed, said));
        });
    }

    private Filed own(Me me, UUID id) {
        return requests.find(id)
                .filter(one -> one.request().owner().person().equals(me.person()))
                .orElseThrow(Problem::notFound);
    }

    private Known known(Filed filed) {
        var id = filed.request().id();
        return new Known(filed, steps.of(List.of(id)).getOrDefault(id, List.of()));
    }
}
