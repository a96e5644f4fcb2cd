package employeehealth.triage.governance;

import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.database.Ids;
import employeehealth.shared.problem.Problem;
import employeehealth.triage.TriageDatabase;
import employeehealth.triage.assessment.StoredChecks;
import employeehealth.triage.protocol.ProtocolLibrary;
import employeehealth.triage.protocol.Protocols;
import employeehealth.triage.protocol.Publications;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Says what a draft would have changed lately, in figures that are about nobody. */
@Component
class SimulateDraft {

    /** New figures of one health service within a day. */
    static final int MOST = 10;

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration SOON = Duration.ofSeconds(15);

    private final TriageDatabase database;
    private final Drafts drafts;
    private final CheckDraft check;
    private final StoredChecks stored;
    private final Simulations simulations;
    private final Protocols protocols;
    private final Publications publications;
    private final Audit audit;
    private final Clock clock;

    /** Each takes a processor for seconds; checks of symptoms come first. */
    private final Semaphore oneAtATime = new Semaphore(1);

    SimulateDraft(
            TriageDatabase database,
            Drafts drafts,
            CheckDraft check,
            StoredChecks stored,
            Simulations simulations,
            Protocols protocols,
            Publications publications,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.drafts = drafts;
        this.check = check;
        this.stored = stored;
        this.simulations = simulations;
        this.protocols = protocols;
        this.publications = publications;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The same figures for the same text within a day.
     *
     * @throws Problem 409 if the draft cannot be tried, 429 after {@link #MOST} in a day, 503 while
     *     another is computed
     */
    Simulation simulate(Me me, String protocol, String version) {
        var draft =
                database.read(() -> drafts.find(protocol, version)).orElseThrow(Problem::notFound);
        var base = protocols.after(database.read(publications::newest));
        var candidate = check.readable(draft, base);
        if (!oneAtATime.tryAcquire()) {
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "triage/simulation-busy")
                    .retryAfter(SOON);
        }
        try {
            var id = Ids.next();
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            return begin(me, draft, base, id, now)
                    .orElseGet(() -> compare(me, base, candidate, id, now));
        } finally {
            oneAtATime.release();
        }
    }

    private Optional<Simulation> begin(
            Me me, Draft draft, ProtocolLibrary base, UUID id, Instant now) {
        return database.write(() -> {
            simulations.lock(draft);
            var released = simulations.released(draft, base.hash(), now.minus(DAY));
            if (released.isEmpty()) {
                if (simulations.since(now.minus(DAY)) >= MOST) {
                    throw new Problem(HttpStatus.TOO_MANY_REQUESTS, "triage/simulations-spent")
                            .retryAfter(DAY);
                }
                simulations.begin(id, draft, base.hash(), me.person(), now);
            }
            audit.record(database, EditDrafts.about(me, draft, "triage.protocol-draft.simulated"));
            return released;
        });
    }

    private Simulation compare(
            Me me, ProtocolLibrary base, ProtocolLibrary candidate, UUID id, Instant now) {
        var since = now.minus(Duration.ofDays(Simulation.DAYS));
        var figures = Simulation.of(stored.compare(me, id, since, base, candidate), now);
        database.write(() -> simulations.release(id, figures));
        return figures;
    }
}
