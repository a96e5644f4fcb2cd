package employeehealth.shared.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.contracts.PersonId;
import employeehealth.shared.database.TestPlatform;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many values of one kilobyte one thread seals per second of its processor time, and how many
 * OpenSSL encrypts, in turn. Not a test; run on demand: {@code mvn -pl shared -am test
 * -Dtest=SealingFigures -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class SealingFigures {

    private static final double FLOOR = 0.7;
    private static final Pattern OPENSSL =
            Pattern.compile("size blocks: ([0-9]+) .* in ([0-9.]+)s");
    private static final Pattern OURS = Pattern.compile("(seals|opens|another) ([0-9]+)");

    @Test
    void sealingIsAtLeastSevenTenthsAsFastAsOpenssl(@TempDir Path folder) throws Exception {
        var theirs = new ArrayList<Long>();
        var seals = new ArrayList<Long>();
        var opens = new ArrayList<Long>();
        var another = new ArrayList<Long>();
        for (var round = 0; round < 4; round++) {
            theirs.add(openssl());
            for (var line : ours(folder).lines().toList()) {
                var found = OURS.matcher(line);
                if (found.find()) {
                    switch (found.group(1)) {
                        case "seals" -> seals.add(Long.valueOf(found.group(2)));
                        case "opens" -> opens.add(Long.valueOf(found.group(2)));
                        default -> another.add(Long.valueOf(found.group(2)));
                    }
                }
            }
        }
        System.out.println(
                "openssl "
                        + theirs
                        + "\nseals   "
                        + seals
                        + "\nopens   "
                        + opens
                        + "\nanother person each time "
                        + another);
        var ratio = (double) middle(seals) / middle(theirs);
        System.out.printf("seals / openssl, of the middle runs: %.2f%n", ratio);
        assertThat(ratio).isGreaterThanOrEqualTo(FLOOR);
    }

    private static long middle(List<Long> runs) {
        var sorted = runs.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }

    private static long openssl() throws Exception {
        var said =
                output(
                        "openssl",
                        "speed",
                        "-evp",
                        "aes-256-gcm",
                        "-bytes",
                        "1024",
                        "-seconds",
                        "2");
        var found = OPENSSL.matcher(said);
        assertThat(found.find()).as(said).isTrue();
        return (long) (Long.parseLong(found.group(1)) / Double.parseDouble(found.group(2)));
    }

    private static String ours(Path folder) throws Exception {
        return output(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx224m",
                "-cp",
                System.getProperty("java.class.path"),
                Sealing.class.getName(),
                folder.toString());
    }

    private static String output(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return said;
    }

    /** In a process of its own, with the compilers and the heap of the platform. */
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

        public static void main(String... arguments) {
            var sealing = new Sealing(Path.of(arguments[0]));
            sealing.perSecond(sealing::sealAll, Duration.ofSeconds(3));
            System.out.println(
                    "seals " + sealing.perSecond(sealing::sealAll, Duration.ofSeconds(2)));
            sealing.perSecond(sealing::openAll, Duration.ofSeconds(3));
            System.out.println(
                    "opens " + sealing.perSecond(sealing::openAll, Duration.ofSeconds(2)));
            sealing.perSecond(sealing::sealForEach, Duration.ofSeconds(1));
            System.out.println(
                    "another " + sealing.perSecond(sealing::sealForEach, Duration.ofSeconds(2)));
        }

        /** Of one person, as OpenSSL uses one key. */
        private void sealAll() {
            for (var i = 0; i < PEOPLE; i++) {
                sealed(people[0]);
            }
        }

        /** Of another person each time: the cipher has to take a new key in. */
        private void sealForEach() {
            for (var person : people) {
                sealed(person);
            }
        }

        private void sealed(PersonId person) {
            if (seal.seal(person, PLACE, row, clear).length < clear.length) {
                throw new AssertionError();
            }
        }

        private void openAll() {
            for (var i = 0; i < PEOPLE; i++) {
                if (seal.open(people[0], PLACE, row, sealed[0]).length != clear.length) {
                    throw new AssertionError();
                }
            }
        }

        /** Of the thread's own processor time, as OpenSSL counts. */
        private long perSecond(Runnable hundred, Duration time) {
            var threads = ManagementFactory.getThreadMXBean();
            var begin = threads.getCurrentThreadCpuTime();
            var done = 0L;
            while (threads.getCurrentThreadCpuTime() - begin < time.toNanos()) {
                for (var i = 0; i < 20; i++) {
                    hundred.run();
                    done += PEOPLE;
                }
            }
            return done * 1_000_000_000L / (threads.getCurrentThreadCpuTime() - begin);
        }
    }
}
