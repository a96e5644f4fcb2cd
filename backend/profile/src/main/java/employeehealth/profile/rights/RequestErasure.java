package employeehealth.profile.rights;

import employeehealth.profile.Owner;
import employeehealth.profile.ProfileDatabase;
import employeehealth.profile.rights.ErasureRequest.State;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.database.Ids;
import employeehealth.shared.jobs.Jobs;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.seal.Seal;
import employeehealth.shared.web.IfMatch;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** Plans an erasure, has it done after the time in which it can be taken back, or takes it back. */
@Component
class RequestErasure {

    private final ProfileDatabase database;
    private final Erasures erasures;
    private final EraseJob job;
    private final Jobs jobs;
    private final Receipts receipts;
    private final RightsSettings settings;
    private final Seal seal;
    private final Audit audit;
    private final Clock clock;

    RequestErasure(
            ProfileDatabase database,
            Erasures erasures,
            EraseJob job,
            Jobs jobs,
            Receipts receipts,
            RightsSettings settings,
            Seal seal,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.erasures = erasures;
        this.job = job;
        this.jobs = jobs;
        this.receipts = receipts;
        this.settings = settings;
        this.seal = seal;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param receipt by which the certificate is seen later; shown this once
     */
    record Confirmed(ErasureRequest request, String receipt) {

        @Override
        public String toString() {
            return "Confirmed[hidden]";
        }
    }

    /** One at a time: asked again, it is the one that there is. */
    ErasureRequest plan(Me me, String language) {
        seal.mustNotBeErased(me.person());
        return database.write(() -> {
            var id = Ids.next();
            if (!erasures.add(id, Owner.of(me), language, now())) {
                return erasures.open(me.person()).orElseThrow(Problem::unavailable);
            }
            audit.record(database, record(me, "profile.erasure.planned", id));
            return own(me, id);
        });
    }

    Optional<ErasureRequest> open(Me me) {
        return database.read(() -> erasures.open(me.person()));
    }

    ErasureRequest find(Me me, UUID id) {
        return database.read(() -> own(me, id));
    }

    /**
     * @param key of a request that may be sent twice: whoever did not get the answer gets the same
     *     receipt again
     * @throws Problem 409 if it is not, or no longer, only planned
     */
    Confirmed confirm(Me me, UUID id, @Nullable String key) {
        return database.write(() -> {
            var planned = locked(me, id);
            var receipt = receipts.make(planned.owner(), id, key);
            if (planned.isUnderWay() && isReceipt(id, receipt)) {
                return new Confirmed(planned, receipt);
            }
            if (planned.state() != State.PLANNED) {
                throw new Problem(HttpStatus.CONFLICT, "profile/erasure-not-planned");
            }
            var now = now();
            var due = now.plus(settings.coolingOff());
            erasures.confirm(id, now, due, receipts.hash(receipt));
            jobs.schedule(database, job, id.toString(), ExportJob.Which.of(id, me), due);
            audit.record(database, record(me, "profile.erasure.confirmed", id));
            return new Confirmed(own(me, id), receipt);
        });
    }

    /** Until it has begun. */
    void withdraw(Me me, UUID id, @Nullable String ifMatch) {
        database.write(() -> {
            var request = locked(me, id);
            IfMatch.require(ifMatch, request.tag());
            if (request.state() == State.RUNNING || request.state() == State.DONE) {
                throw new Problem(HttpStatus.CONFLICT, "profile/being-erased");
            }
            erasures.withdraw(id);
            jobs.cancel(database, job, id.toString());
            audit.record(database, record(me, "profile.erasure.withdrawn", id));
        });
    }

    /** For whoever holds the receipt. */
    ErasureRequest certified(String receipt) {
        var found = receipts.read(receipt);
        var owner = found.owner();
        return new Tenant(owner.company(), owner.healthService(), owner.person())
                .get(() ->
                        database.read(() ->
                                Optional.of(found.id())
                                        .filter(id -> isReceipt(id, receipt))
                                        .flatMap(id -> erasures.find(owner.person(), id))
                                        .orElseThrow(Problem::notFound)));
    }

    private boolean isReceipt(UUID id, String receipt) {
        return erasures.receipt(id).filter(hash -> receipts.matches(receipt, hash)).isPresent();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * As it is when nobody else changes it: what is decided then still holds when it is written.
     */
    private ErasureRequest locked(Me me, UUID id) {
        return erasures.locked(me.person(), id).orElseThrow(Problem::notFound);
    }

    private ErasureRequest own(Me me, UUID id) {
        return erasures.find(me.person(), id).orElseThrow(Problem::notFound);
    }

    private static AuditRecord record(Me me, String action, UUID id) {
        return AuditRecord.own(me.company(), me.person(), action, Erasures.TABLE, id);
    }
}
