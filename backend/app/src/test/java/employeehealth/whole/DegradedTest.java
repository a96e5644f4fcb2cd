package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.neighbour.Neighbour;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Takes one outside system after the other away from a running platform, tries everything, brings
 * it back and waits for what was delayed, which then has to arrive once. What it finds is {@code
 * docs/degraded.md}: a page that says anything else fails the test. {@code -Ddegraded.write=true}
 * writes it.
 */
class DegradedTest {

    private static final Path PAGE = Path.of("../../docs/degraded.md");
    private static final Duration BACK_WITHIN = Duration.ofSeconds(60);
    private static final Duration CAUGHT_UP_WITHIN = Duration.ofSeconds(90);

    /** What takes no longer than this, times the calm of the machine, does not wait for anybody. */
    private static final Duration WINDOW = Duration.ofSeconds(6);

    private static final String WORKS = "works";
    private static final String LATER = "**later**";

    private final Map<String, Map<String, String>> found = new LinkedHashMap<>();
    private Duration window = Duration.ofSeconds(30);

    @Test
    void thePageSaysWhatStillWorksWithoutEachOutsideSystem() throws Exception {
        var data = PlatformProcess.newDataFolder("degraded");
        var folder = Objects.requireNonNull(data.getParent());
        var desk = Beside.desk(folder.resolve("desk"));
        try (var outside = Outside.start(folder)) {
            var settings = outside.settings();
            settings.put("AUDIT_SEAL_EVERY", "1s");
            try (var platform = PlatformProcess.startBeside(desk, data, settings).awaitReady()) {
                var began = System.nanoTime();
                nothingMissing(new Caller(platform, data, outside, 1));
                window = longer(WINDOW, Duration.ofNanos(System.nanoTime() - began));
                var number = 1;
                for (var outage : outside.outages()) {
                    without(outage, new Caller(platform, data, outside, ++number));
                }
            }
        }
        var page = page();
        if (Boolean.getBoolean("degraded.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).as("say what is so: run with -Ddegraded.write=true").hasContent(page);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private void nothingMissing(Caller caller) {
        var column = column(caller);
        assertThat(column.values()).as("with nothing missing: %s", column).containsOnly(WORKS);
    }

    private void without(Outside.Outage outage, Caller caller) {
        outage.down().run();
        found.put(outage.system(), column(caller));
        outage.back().run();
        awaitAllWell(outage, caller);
        caller.awaitCaughtUp(outage.system(), CAUGHT_UP_WITHIN);
    }

    private static void awaitAllWell(Outside.Outage outage, Caller caller) {
        var refused = new LinkedHashMap<String, String>();
        try {
            Neighbour.waitUntil(
                    "everything works with " + outage.system(),
                    BACK_WITHIN,
                    () -> {
                        refused.clear();
                        Caller.TRIES.forEach((what, t) -> refused.put(what, outcome(caller, t)));
                        refused.values().removeIf(String::isEmpty);
                        return refused.isEmpty();
                    });
        } catch (AssertionError late) {
            throw new AssertionError(late.getMessage() + ": " + refused, late);
        }
    }

    private Map<String, String> column(Caller caller) {
        var column = new LinkedHashMap<String, String>();
        var until = System.nanoTime() + window.toNanos();
        Caller.TRIES.forEach((what, attempt) -> column.put(what, said(outcome(caller, attempt))));
        caller.leaveTrace();
        awaitQuietly(until, () -> caller.arrived().values().stream().allMatch(so -> so));
        caller.arrived().forEach((what, so) -> column.put(what, so ? WORKS : LATER));
        var wellSoFar = column.values().stream().allMatch(WORKS::equals);
        // Health remembers an answer for some seconds: it may say so a little later.
        awaitQuietly(
                until,
                () ->
                        wellSoFar
                                || Caller.HEALTH.values().stream()
                                        .anyMatch(asking -> !outcome(caller, asking).isEmpty()));
        Caller.HEALTH.forEach((what, ask) -> column.put(what, said(outcome(caller, ask))));
        return column;
    }

    private static void awaitQuietly(long until, BooleanSupplier condition) {
        try {
            var left = Duration.ofNanos(Math.max(0, until - System.nanoTime()));
            Neighbour.waitUntil("it happens, or not", left, condition);
        } catch (AssertionError notWithinThatTime) {
            // That is what the page says, then.
        }
    }

    private static String said(String outcome) {
        return outcome.isEmpty() ? WORKS : "**" + outcome + "**";
    }

    /** Nothing if it is as always, otherwise how it is refused. */
    private static String outcome(Caller caller, Function<Caller, Visitor.Answer> attempt) {
        try {
            var answer = attempt.apply(caller);
            if (answer.status() / 100 == 2) {
                return Caller.missingTiles(answer);
            }
            if (!answer.header("Content-Type").startsWith("application/problem+json")) {
                return Integer.toString(answer.status());
            }
            return answer.status()
                    + " `"
                    + answer.json().path("type").asString().replace("/problems/platform/", "")
                    + "`"
                    + (answer.header("Retry-After").isEmpty() ? "" : ", `Retry-After`");
        } catch (UncheckedIOException broken) {
            return "no answer";
        }
    }

    private String page() {
        var text = new StringBuilder();
        text.append(
                """
                # What still works when something is down

                Written by `DegradedTest`, which runs the platform in one process with all of these systems, takes one after the other away, tries everything, and brings it back: then everything has to work again without a restart, and what was delayed has to arrive, once. A page that is not what it finds fails the test.

                *works*: the usual answer. *later*: it is kept and happens by itself once the system is back; nobody has to do anything. A number: the status and kind of the problem document that the caller gets.

                """);
        text.append("| without |");
        found.keySet().forEach(system -> text.append(' ').append(system).append(" |"));
        text.append("\n|---|").append("---|".repeat(found.size())).append('\n');
        for (var what : found.values().iterator().next().keySet()) {
            text.append("| ").append(what).append(" |");
            found.values()
                    .forEach(column ->
                            text.append(' ')
                                    .append(Objects.requireNonNull(column.get(what)))
                                    .append(" |"));
            text.append('\n');
        }
        text.append(
                """

                - **Redis** holds counts of requests and catalogues only. Without it each gateway counts for itself.
                - **RabbitMQ**: news wait in the outbox, a table of the database.
                - **Vault** (a stand-in written from its documentation, not Vault itself): people whose key was used within `KEYS_CACHE` (10 minutes) are served as always. Whoever's key was not, or would have to be made, is asked to come back; nothing is stored in the clear. `/health` says `DOWN` for `keys`.
                - **SIEM**: an orderly stop. What a receiver had taken and not written when it was killed is its own to lose ([ADR 0032](adr/0032-export-to-a-siem.md)).
                - **Documents**: the test brings a small service of its own that keeps them as `profile` does. Without clamd a document arrives and stays in quarantine until it was scanned.
                - **The database** has no stand-in: without it nothing is acknowledged. Killed, the embedded one comes back by itself within seconds, and nothing acknowledged is lost ([ADR 0051](adr/0051-chaos-by-killing-processes.md)).
                - The call to 112 is on the pages themselves, which work offline.
                """);
        return text.toString();
    }
}
