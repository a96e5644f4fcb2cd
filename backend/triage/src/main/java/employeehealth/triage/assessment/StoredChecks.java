package employeehealth.triage.assessment;

import static java.util.stream.Collectors.joining;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.engine.Input;
import employeehealth.engine.Level;
import employeehealth.shared.access.CareAccess;
import employeehealth.shared.access.CareAccess.Purpose;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.seal.PlatformSecrets;
import employeehealth.triage.TriageDatabase;
import employeehealth.triage.protocol.ProtocolLibrary;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives the stored checks of all companies of a health service to two libraries. Nobody sees one of
 * them: what leaves here is how many people came out how. Each company whose checks were read finds
 * that in its audit log, by whom and what for.
 */
@Component
public class StoredChecks {

    private static final String TABLE = "triage.symptom_assessments";
    private static final int PAGE = 100;

    /** The newest of them; enough to tell, and soon over. */
    private static final int MOST = 2_000;

    private static final Duration AT_MOST = Duration.ofSeconds(10);

    /** So many people at most are left out of a number, by chance. */
    private static final int BLUR = 8;

    private final TriageDatabase database;
    private final Assessments assessments;
    private final PlatformSecrets secrets;
    private final Audit audit;

    StoredChecks(
            TriageDatabase database,
            Assessments assessments,
            PlatformSecrets secrets,
            Audit audit) {
        this.database = database;
        this.assessments = assessments;
        this.secrets = secrets;
        this.audit = audit;
    }

    /** From one level to another. */
    public record Shift(Level before, Level after) {}

    /**
     * @param people with at least one check that came out so, or up to eight fewer: see {@link
     *     #blurred}
     * @param everybody with at least one check that could be compared, told in the same way
     * @param complete every check of the time was compared, not only the newest
     */
    public record Tally(Map<Shift, Integer> people, int everybody, boolean complete) {}

    /** What somebody told once, and where. */
    record Retold(Key key, CompanyId company, PersonId person, Told told) {

        /** Place in the order of time. */
        record Key(Instant at, UUID id) {}
    }

    /**
     * @param simulation what the audit log names
     */
    public Tally compare(
            Me me, UUID simulation, Instant since, ProtocolLibrary before, ProtocolLibrary after) {
        return new Comparing(me, simulation, before, after).since(since);
    }

    private final class Comparing {

        private final Me me;
        private final UUID simulation;
        private final ProtocolLibrary before;
        private final ProtocolLibrary after;
        private final long end = System.nanoTime() + AT_MOST.toNanos();
        private final Map<Shift, Set<PersonId>> moved = new HashMap<>();
        private final Set<PersonId> everybody = new HashSet<>();
        private final Set<CompanyId> recorded = new HashSet<>();

        private Comparing(Me me, UUID simulation, ProtocolLibrary before, ProtocolLibrary after) {
            this.me = me;
            this.simulation = simulation;
            this.before = before;
            this.after = after;
        }

        private Tally since(Instant since) {
            var seen = 0;
            Retold.@Nullable Key last = null;
            while (true) {
                var page = page(since, last);
                page.readable().forEach(one -> record(one.company()));
                for (var one : page.readable()) {
                    if (seen == MOST || System.nanoTime() - end > 0) {
                        return tally(false);
                    }
                    compare(one);
                    seen++;
                }
                last = page.last();
                if (last == null) {
                    return tally(true);
                }
            }
        }

        private Assessments.Page page(Instant since, Retold.@Nullable Key last) {
            return access(me.healthService())
                    .get(() ->
                            database.read(
                                    () -> assessments.of(me.healthService(), since, last, PAGE)));
        }

        private static CareAccess access(HealthServiceId service) {
            return new CareAccess(service.value(), Purpose.PROTOCOL_SIMULATION);
        }

        /** Once for each company, in its own log, before anything is computed. */
        private void record(CompanyId company) {
            if (recorded.add(company)) {
                new Tenant(company, me.healthService(), me.person())
                        .run(() ->
                                audit.append(
                                        database,
                                        new AuditRecord(
                                                company,
                                                me.person(),
                                                null,
                                                "triage.assessments.simulated",
                                                TABLE,
                                                simulation.toString(),
                                                Purpose.PROTOCOL_SIMULATION.code(),
                                                AuditRecord.Outcome.SUCCESS,
                                                null)));
            }
        }

        private void compare(Retold one) {
            var input = one.told().input();
            var then = level(input, before);
            var now = level(input, after);
            if (then.isPresent() && now.isPresent()) {
                everybody.add(one.person());
                moved.computeIfAbsent(new Shift(then.get(), now.get()), shift -> new HashSet<>())
                        .add(one.person());
            }
        }

        private Tally tally(boolean complete) {
            var people = new HashMap<Shift, Integer>();
            moved.forEach((shift, who) -> people.put(shift, blurred(who)));
            return new Tally(people, blurred(everybody), complete);
        }
    }

    /**
     * How many they are, or a few less: how many less follows from who they are, under a key that
     * nobody has. The same people always give the same number, so that asking often tells nothing
     * more; one person more or less gives any other, so that two questions that differ in one
     * person do not tell about that person.
     */
    int blurred(Set<PersonId> who) {
        var names = who.stream().map(PersonId::toString).sorted().collect(joining(","));
        var less = Byte.toUnsignedInt(secrets.mac("simulation-blur", names)[0]) % (BLUR + 1);
        return Math.max(0, who.size() - less);
    }

    private static Optional<Level> level(Input told, ProtocolLibrary library) {
        return Fitting.of(told, library).map(fit -> fit.outcome().recommendation().level());
    }
}
