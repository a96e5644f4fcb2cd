package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The platform is killed without warning while people record symptom checks. Whoever was told that
 * theirs is recorded finds it, once, with one audit record; whoever was told nothing sends it again
 * under the same key, and it is recorded once as well.
 */
class CrashTest {

    private static final int ROUNDS = Integer.getInteger("test.cases", 1_000) > 10_000 ? 20 : 1;
    private static final int PER_SECOND = 200;
    private static final int PEOPLE = 8;

    @Test
    void everyAcknowledgedAssessmentIsThereOnceAfterKill9() throws Exception {
        var data = PlatformProcess.newDataFolder("crash");
        var random = RandomGenerator.getDefault();
        var platform = PlatformProcess.start("all", data, Map.of()).awaitReady();
        try {
            for (var round = 1; round <= ROUNDS; round++) {
                var before = recorded(data);
                var rush = new Rush(signedIn(platform), PER_SECOND);
                var crash = random.nextInt(PER_SECOND / 4, PER_SECOND * 2);
                rush.runUntilAnswered(crash, platform::killHard);
                var killed = System.nanoTime();
                platform = platform.startAgain().awaitReady();
                var gap = Duration.ofNanos(System.nanoTime() - killed);
                var known = Set.copyOf(rush.acknowledged());
                var sentAgain = rush.sendUnansweredAgain();
                compare(round, data, before, known, sentAgain, gap);
            }
        } finally {
            platform.close();
        }
    }

    /** Tokens outlive the crash: the keys are in the data folder. */
    private static List<Visitor> signedIn(PlatformProcess platform) {
        var anyone = new Visitor(platform.address());
        return IntStream.rangeClosed(1, PEOPLE)
                .mapToObj("e%04d@lumiere.demo"::formatted)
                .map(anyone::signIn)
                .toList();
    }

    private static void compare(
            int round,
            Path data,
            Set<String> before,
            Set<String> acknowledged,
            Set<String> sentAgain,
            Duration gap)
            throws SQLException {
        var now = recorded(data);
        var lost = new HashSet<>(acknowledged);
        lost.addAll(sentAgain);
        lost.removeAll(now);
        // Everyone has an answer by now: a record that nobody was told of is a second copy.
        var duplicated = new HashSet<>(now);
        duplicated.removeAll(before);
        duplicated.removeAll(acknowledged);
        duplicated.removeAll(sentAgain);
        System.out.printf(
                "round %d: acknowledged %d, lost %d, duplicated %d, sent again %d, gap %.1f s%n",
                round,
                acknowledged.size(),
                lost.size(),
                duplicated.size(),
                sentAgain.size(),
                gap.toMillis() / 1e3);
        assertThat(lost).as("acknowledged, but gone").isEmpty();
        assertThat(duplicated).as("recorded more than once").isEmpty();
        assertThat(auditedOnce(data)).as("audited exactly once").containsAll(acknowledged);
        assertThat(auditedOnce(data)).as("audited exactly once").containsAll(sentAgain);
        assertThat(auditedInVain(data)).as("audited, but not there").isEmpty();
    }

    private static Set<String> recorded(Path data) throws SQLException {
        return ids(data, "select id from triage.symptom_assessments");
    }

    private static Set<String> auditedOnce(Path data) throws SQLException {
        return ids(
                data,
                """
                select entity_id
                  from platform.audit_log
                 where action = 'triage.assessment.recorded'
                 group by entity_id
                having count(*) = 1
                """);
    }

    private static Set<String> auditedInVain(Path data) throws SQLException {
        return ids(
                data,
                """
                select entity_id
                  from platform.audit_log
                 where action = 'triage.assessment.recorded'
                   and entity_id not in (select id::text from triage.symptom_assessments)
                """);
    }

    private static Set<String> ids(Path data, String query) throws SQLException {
        var ids = new HashSet<String>();
        try (var owner = Connections.of(data).as("owner");
                var statement = owner.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                ids.add(String.valueOf(rows.getString(1)));
            }
        }
        return ids;
    }
}
