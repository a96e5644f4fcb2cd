package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.neighbour.Neighbour;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * Every target runs in a process of its own while people record symptom checks and never stop. In
 * each round one of the processes, the database server, or a single session of it, is killed by the
 * operating system at a random instant and comes back. In the end nothing that was acknowledged is
 * missing, nothing happened twice, and every change has its audit record.
 *
 * <p>{@code -Dchaos.rounds=100} for more, {@code -Dchaos.seed=…} for the victims and instants of an
 * earlier series.
 */
class ChaosTest {

    private static final int ROUNDS = Integer.getInteger("chaos.rounds", 5);
    private static final int PEOPLE = 8;
    private static final int LATEST_MILLIS = 1_500;
    private static final Duration BACK_WITHIN = Duration.ofSeconds(90);

    @Test
    void nothingAcknowledgedIsLostDoubledOrUnauditedWhateverIsKilled() throws Exception {
        var given = System.getProperty("chaos.seed", "");
        var seed = given.isEmpty() ? System.nanoTime() : Long.parseLong(given);
        System.out.printf("chaos: %d rounds, seed %d%n", ROUNDS, seed);
        var data = PlatformProcess.newDataFolder("chaos");
        var gaps = new TreeMap<String, List<Duration>>();
        try (var running = Running.start(data)) {
            var before = ids(data, "select id from triage.symptom_assessments");
            var steps = ids(data, "select id from triage.assessment_steps");
            var crowd = new Crowd(running.visitor(), PEOPLE);
            try (crowd) {
                var random = new Random(seed);
                for (var round = 0; round < ROUNDS; round++) {
                    var victim = Victim.of(round, random);
                    var told = crowd.told();
                    pause(Duration.ofMillis(random.nextInt(50, LATEST_MILLIS)));
                    var gap = victim.strike(running, crowd);
                    gaps.computeIfAbsent(victim.name(), name -> new ArrayList<>()).add(gap);
                    System.out.printf(
                            "round %d: %s, %d acknowledged before, nobody served for %.1f s%n",
                            round + 1, victim.name(), crowd.told() - told, gap.toMillis() / 1e3);
                }
            }
            judge(data, crowd, before, steps, gaps);
        }
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    private static void judge(
            Path data,
            Crowd crowd,
            Set<String> before,
            Set<String> stepsBefore,
            Map<String, List<Duration>> gaps)
            throws SQLException {
        var now = ids(data, "select id from triage.symptom_assessments");
        var lost = minus(crowd.assessments().keySet(), now);
        var doubled = minus(minus(now, before), crowd.assessments().keySet());
        var steps =
                counts(
                        data,
                        "select assessment_id::text, count(*) from triage.assessment_steps"
                                + " group by 1");
        var expected = new HashMap<String, Integer>();
        crowd.steps().forEach(id -> expected.merge(id, 1, Integer::sum));
        var lostSteps = expected.keySet().stream().filter(id -> !steps.containsKey(id)).count();
        var stepsNow = ids(data, "select id from triage.assessment_steps");
        var doubledSteps = minus(stepsNow, stepsBefore).size() - expected.size() + lostSteps;
        // One record for the check itself and one for each step.
        var audited =
                counts(
                        data,
                        """
                        select entity_id, count(*)
                          from platform.audit_log
                         where action = 'triage.assessment.recorded'
                         group by 1
                        """);
        var gapsInAudit =
                crowd.assessments().keySet().stream()
                        .filter(id ->
                                !Objects.equals(audited.get(id), 1 + expected.getOrDefault(id, 0)))
                        .count();
        var inVain = minus(audited.keySet(), now).size();
        System.out.println(
                table(
                        crowd,
                        lost.size() + lostSteps,
                        doubled.size() + doubledSteps,
                        gapsInAudit + inVain,
                        gaps));
        assertThat(lost).as("acknowledged, but gone").isEmpty();
        assertThat(lostSteps).as("acknowledged steps, but gone").isZero();
        assertThat(doubled).as("recorded more than once").isEmpty();
        assertThat(doubledSteps).as("steps recorded more than once").isZero();
        assertThat(gapsInAudit).as("not audited exactly once").isZero();
        assertThat(inVain).as("audited, but not there").isZero();
        assertThat(crowd.told()).as("something happened at all").isGreaterThan(ROUNDS);
    }

    private static String table(
            Crowd crowd,
            long lost,
            long doubled,
            long unaudited,
            Map<String, List<Duration>> gaps) {
        var text = new StringBuilder();
        text.append("chaos: acknowledged changes ").append(crowd.told());
        text.append(", lost ").append(lost);
        text.append(", duplicated ").append(doubled);
        text.append(", audit gaps ").append(unaudited);
        text.append("; without an answer at first ").append(crowd.unknown);
        text.append(", clearly refused ").append(crowd.refused).append('\n');
        gaps.forEach((victim, times) -> {
            var sorted = times.stream().sorted().toList();
            text.append(
                    "  %-11s killed %3d times, nobody served for %5.1f s (median), %5.1f s (longest)%n"
                            .formatted(
                                    victim,
                                    sorted.size(),
                                    sorted.get(sorted.size() / 2).toMillis() / 1e3,
                                    sorted.getLast().toMillis() / 1e3));
        });
        return text.toString().stripTrailing();
    }

    private static Set<String> minus(Set<String> all, Set<String> some) {
        var rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private static Set<String> ids(Path data, String query) throws SQLException {
        return counts(data, "select found.id::text, 1 from (" + query + ") found").keySet();
    }

    private static Map<String, Integer> counts(Path data, String query) throws SQLException {
        var counts = new HashMap<String, Integer>();
        try (var owner = Connections.of(data).as("owner");
                var statement = owner.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                counts.put(String.valueOf(rows.getString(1)), rows.getInt(2));
            }
        }
        return counts;
    }

    /** The processes under a supervisor that starts again what ends. */
    static final class Running implements AutoCloseable {

        private final Topology.Running topology;
        private final Map<String, PlatformProcess> processes = new HashMap<>();

        private Running(Topology.Running topology) {
            this.topology = topology;
            topology.processes().forEach(process -> processes.put(process.targets, process));
        }

        static Running start(Path data) {
            return new Running(Topology.PROCESS_PER_TARGET.start(data));
        }

        Path data() {
            return topology.data();
        }

        Visitor visitor() {
            return topology.visitor();
        }

        void killAndStartAgain(String target) {
            var process = Objects.requireNonNull(processes.get(target));
            process.killHard();
            processes.put(target, process.startAgain().awaitReady());
        }

        @Override
        public void close() {
            for (var target :
                    List.of("gateway", "triage", "notifications", "auth", "admin", "database")) {
                Objects.requireNonNull(processes.get(target)).close();
            }
        }
    }

    /** What may be killed. */
    enum Victim {
        GATEWAY,
        TRIAGE,
        AUTH,
        ADMIN,
        DATABASE,
        POSTMASTER,
        SESSION;

        /** Each of them comes about as often; the first rounds take those that keep the most. */
        static Victim of(int round, Random random) {
            var first = List.of(TRIAGE, POSTMASTER, DATABASE, GATEWAY, SESSION);
            var any = values()[random.nextInt(values().length)];
            return round < first.size() ? first.get(round) : any;
        }

        /** Kills it and has it back; for how long meanwhile nobody could record anything. */
        Duration strike(Running running, Crowd crowd) throws Exception {
            crowd.listen();
            switch (this) {
                case POSTMASTER -> Postmaster.of(running.data()).kill();
                case SESSION -> Postmaster.of(running.data()).killSession();
                default -> running.killAndStartAgain(name().toLowerCase(Locale.ROOT));
            }
            var told = crowd.told();
            // Those who were told at the very moment of the kill do not count: a few more.
            Neighbour.waitUntil(
                    this + " is back", BACK_WITHIN, () -> crowd.told() > told + PEOPLE * 2);
            return crowd.silence();
        }
    }
}
