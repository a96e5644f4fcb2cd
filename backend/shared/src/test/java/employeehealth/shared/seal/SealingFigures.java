package employeehealth.shared.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.contracts.PersonId;
import employeehealth.shared.database.TestPlatform;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many values of one kilobyte one thread seals per second of its processor time, and how many
 * OpenSSL encrypts, in turns of a second. Not a test; run on demand: {@code mvn -pl shared -am test
 * -Dtest=SealingFigures -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class SealingFigures {

    private static final double FLOOR = 0.7;
    private static final int TURNS = 12;
    private static final Pattern OPENSSL =
            Pattern.compile("size blocks: ([0-9]+) .* in ([0-9.]+)s");

    @Test
    void sealingIsAtLeastSevenTenthsAsFastAsOpenssl(@TempDir Path folder) throws Exception {
        var theirs = new ArrayList<Long>();
        var ours = new EnumMap<Work, List<Long>>(Work.class);
        for (var work : Work.values()) {
            ours.put(work, new ArrayList<>());
        }
        try (var sealing = new Ours(folder)) {
            for (var turn = 0; turn < TURNS; turn++) {
                theirs.add(openssl());
                for (var each : ours.entrySet()) {
                    each.getValue().add(sealing.rate(each.getKey()));
                }
            }
        }
        System.out.println("openssl " + theirs);
        ours.forEach((work, rates) -> System.out.println(work + " " + rates));
        var ratio = (double) middle(requireNonNull(ours.get(Work.SEALS))) / middle(theirs);
        System.out.printf("seals / openssl, of the middle turns: %.2f%n", ratio);
        assertThat(ratio).isGreaterThanOrEqualTo(FLOOR);
    }

    private static long middle(List<Long> turns) {
        var sorted = turns.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }

    private static long openssl() throws Exception {
        var process =
                new ProcessBuilder(
                                "openssl",
                                "speed",
                                "-evp",
                                "aes-256-gcm",
                                "-bytes",
                                "1024",
                                "-seconds",
                                "1")
                        .redirectErrorStream(true)
                        .start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        var found = OPENSSL.matcher(said);
        assertThat(found.find()).as(said).isTrue();
        return (long) (Long.parseLong(found.group(1)) / Double.parseDouble(found.group(2)));
    }

    private enum Work {
        SEALS,
        OPENS,
        /** Seals for another person each time: the cipher has to take a new key in. */
        SEALS_FOR_ANOTHER
    }

    /** In a process of its own, with the compilers and the heap of the platform. */
    private static final class Ours implements AutoCloseable {

        private final Process process;
        private final BufferedReader answers;

        private Ours(Path folder) throws IOException {
            process =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-XX:+UseSerialGC",
                                    "-Xmx224m",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    Sealing.class.getName(),
                                    folder.toString())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            answers = process.inputReader(UTF_8);
            assertThat(answers.readLine()).isEqualTo("warm");
        }

        private long rate(Work work) throws IOException {
            process.getOutputStream().write((work + "\n").getBytes(UTF_8));
            process.getOutputStream().flush();
            return Long.parseLong(answers.readLine());
        }

        @Override
        public void close() {
            process.destroy();
        }
    }

    /** Says {@code warm}; then, for each line that names a work, how many of it it did a second. */
    static final class Sealing {

        private static final Place PLACE =
                new Place("triage.symptom_assessments", "sealed_answers");
        private static final int PEOPLE = 100;

        private final Seal seal;
        private final PersonId[] people = new PersonId[PEOPLE];
        private final byte[][] sealed = new byte[PEOPLE][];
        private final byte[] clear = new byte[1024];
        private final UUID row = UUID.randomUUID();

        private Sealing(Path folder) {
            seal = TestSeal.of(TestPlatform.demo(folder));
            for (var i = 0; i < PEOPLE; i++) {
                people[i] = new PersonId(UUID.randomUUID());
                sealed[i] = seal.seal(people[i], PLACE, row, clear);
            }
        }

        public static void main(String[] arguments) throws IOException {
            var sealing = new Sealing(Path.of(arguments[0]));
            for (var work : Work.values()) {
                sealing.perSecond(work, Duration.ofSeconds(5));
            }
            System.out.println("warm");
            var works = new BufferedReader(new InputStreamReader(System.in, UTF_8));
            for (var work = works.readLine(); work != null; work = works.readLine()) {
                System.out.println(sealing.perSecond(Work.valueOf(work), Duration.ofSeconds(1)));
            }
        }

        private void hundredOf(Work work) {
            for (var i = 0; i < PEOPLE; i++) {
                switch (work) {
                    case SEALS -> seals(people[0]);
                    case OPENS -> opens();
                    case SEALS_FOR_ANOTHER -> seals(people[i]);
                }
            }
        }

        private void seals(PersonId person) {
            if (seal.seal(person, PLACE, row, clear).length < clear.length) {
                throw new AssertionError();
            }
        }

        private void opens() {
            if (seal.open(people[0], PLACE, row, sealed[0]).length != clear.length) {
                throw new AssertionError();
            }
        }

        /** Of the thread's own processor time, as OpenSSL counts. */
        private long perSecond(Work work, Duration time) {
            var threads = ManagementFactory.getThreadMXBean();
            var begin = threads.getCurrentThreadCpuTime();
            var done = 0L;
            while (threads.getCurrentThreadCpuTime() - begin < time.toNanos()) {
                for (var i = 0; i < 20; i++) {
                    hundredOf(work);
                    done += PEOPLE;
                }
            }
            return done * 1_000_000_000L / (threads.getCurrentThreadCpuTime() - begin);
        }
    }
}
