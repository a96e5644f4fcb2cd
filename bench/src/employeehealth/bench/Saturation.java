package employeehealth.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * As many requests as can be answered, by wrk (one thread, closed loop).
 *
 * @param wrong answers with another status than the expected one, and broken connections
 */
record Saturation(long answered, double seconds, long wrong) {

    private static final Pattern RESULT = Pattern.compile("RESULT (\\d+) (\\d+) (\\d+)");

    double perSecond() {
        return answered / seconds;
    }

    /**
     * @param people more than connections, because a cookie that is on its way cannot be used
     */
    static Saturation of(
            Work work, List<Person> people, int port, Bench.Settings settings, Path folder)
            throws IOException, InterruptedException {
        var tickets = folder.resolve("tickets");
        var bodies = folder.resolve("bodies");
        Files.write(tickets, people.stream().map(person -> person.ticketFor(work)).toList());
        Files.write(bodies, Work.bodies());
        var wrk =
                new ProcessBuilder(
                                "wrk",
                                "-t1",
                                "-c" + Math.max(1, settings.connections() - 1),
                                "-d" + settings.measured().toSeconds() + "s",
                                "--timeout",
                                "10s",
                                "-s",
                                "bench/load.lua",
                                "http://127.0.0.1:" + port + work.path,
                                "--",
                                work.name().toLowerCase(Locale.ROOT),
                                tickets.toString(),
                                bodies.toString())
                        .redirectErrorStream(true)
                        .start();
        var said = new String(wrk.getInputStream().readAllBytes());
        var found = RESULT.matcher(said);
        if (wrk.waitFor() != 0 || !found.find()) {
            throw new IOException("wrk failed:\n" + said);
        }
        return new Saturation(
                Long.parseLong(found.group(1)),
                Long.parseLong(found.group(2)) / 1e6,
                Long.parseLong(found.group(3)));
    }
}
