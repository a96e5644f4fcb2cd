package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * People who change their health profile without pause, each from two browsers at once. A change
 * takes no key, but the version that was seen: whoever got no answer, or is told that it has
 * changed meanwhile, reads it, looks whether what they said is there, and says it again if not.
 *
 * <p>Each browser counts its own changes in a measurement of its own, and leaves the other's as it
 * is. So each version is the next change of one of the two, or something was lost or doubled.
 */
final class ChaosProfiles implements AutoCloseable {

    private static final String PROFILE = "/api/v1/profile";
    private static final String OWN = "measurements";
    private static final List<String> BROWSERS = List.of("phone", "laptop");

    /** Theirs stay what they are, but for tokens that end. */
    private static final Duration SAME_BROWSER = Duration.ofHours(1);

    private static final int PAGE = 50;

    /** Nobody said under which version it is there: it was found on reading. */
    static final int UNTOLD = 0;

    /**
     * A version of somebody's health profile, by what it changed.
     *
     * @param change address, browser, and how often that browser has changed it
     */
    record Written(int version, String browser, int turn, String change) {}

    private final ChaosTally tally;
    private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, List<Written>> histories = new ConcurrentHashMap<>();
    private final ChaosSilence silence = new ChaosSilence();
    private final List<ChaosPerson> readers;
    private final ExecutorService threads;
    private final List<Future<?>> working = new ArrayList<>();
    private final AtomicInteger told = new AtomicInteger();
    private volatile boolean goingOn = true;

    /** How often somebody was told that their profile has changed meanwhile. */
    final AtomicLong changedMeanwhile = new AtomicLong();

    ChaosProfiles(Visitor anyone, List<String> addresses, ChaosTally tally) {
        this.tally = tally;
        this.threads = Executors.newFixedThreadPool(addresses.size() * BROWSERS.size());
        this.readers = addresses.stream().map(address -> person(anyone, address)).toList();
        for (var address : addresses) {
            for (var browser : BROWSERS) {
                var person = person(anyone, address);
                working.add(threads.submit(() -> live(person, browser)));
            }
        }
    }

    private ChaosPerson person(Visitor anyone, String address) {
        return new ChaosPerson(anyone, address, SAME_BROWSER, tally);
    }

    /** Changes that are known to be recorded, with their versions, or {@link #UNTOLD}. */
    Map<String, Integer> acknowledged() {
        return acknowledged;
    }

    /** Of each person every version, oldest first, as the platform showed them in the end. */
    Map<String, List<Written>> histories() {
        return histories;
    }

    int told() {
        return told.get();
    }

    /** How many of the changes were found on reading, after an answer that was lost. */
    long found() {
        return acknowledged.values().stream().filter(version -> version == UNTOLD).count();
    }

    ChaosSilence silence() {
        return silence;
    }

    private void live(ChaosPerson person, String browser) {
        for (var turn = 1; goingOn; turn++) {
            var wanted = turn;
            person.until(() -> change(person, browser, wanted));
            silence.heard();
            told.incrementAndGet();
        }
    }

    private static String name(String address, String browser, int turn) {
        return address + " " + browser + " " + turn;
    }

    /** Whether it is known to be there. */
    private boolean change(ChaosPerson person, String browser, int turn) {
        var name = name(person.address(), browser, turn);
        var seen = person.read(PROFILE);
        if (turn == said(seen.json(), browser)) {
            acknowledged.put(name, UNTOLD);
            return true;
        }
        var saying = saying(seen.json(), browser, turn);
        var answer =
                person.attempt(
                        me -> me.with("If-Match", seen.header("ETag")).put(PROFILE, saying), true);
        if (answer != null && answer.status() == 200) {
            acknowledged.put(name, Integer.parseInt(answer.header("ETag").replace("\"", "")));
            return true;
        }
        changedMeanwhile.addAndGet(answer != null && answer.status() == 412 ? 1 : 0);
        return false;
    }

    private static int said(JsonNode profile, String browser) {
        return profile.path(OWN)
                .valueStream()
                .filter(entry -> entry.path("text").asString("").equals(browser))
                .mapToInt(entry -> entry.path("value").asInt())
                .findFirst()
                .orElse(0);
    }

    private static JsonNode saying(JsonNode seen, String browser, int turn) {
        var profile = (ObjectNode) seen;
        profile.withArrayProperty(OWN)
                .valueStream()
                .filter(entry -> entry.path("text").asString("").equals(browser))
                .findFirst()
                .map(ObjectNode.class::cast)
                .orElseGet(() -> profile.withArrayProperty(OWN).addObject())
                .put("text", browser)
                .put("value", turn)
                .put("unit", "1");
        return profile;
    }

    /** Everybody finishes what they began; then all that was written is read. */
    @Override
    public void close() throws Exception {
        goingOn = false;
        for (var each : working) {
            each.get(ChaosPerson.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(1, TimeUnit.SECONDS)).isTrue();
        readers.forEach(person -> histories.put(person.address(), history(person)));
    }

    private static List<Written> history(ChaosPerson person) {
        var versions = new ArrayList<Written>();
        var cursor = Integer.MAX_VALUE;
        while (cursor > 1) {
            var query = "/history?limit=" + PAGE + "&cursor=" + cursor;
            var page = person.read(PROFILE + query).json();
            page.path("items").forEach(item -> versions.add(written(person.address(), item)));
            cursor = page.path("next").asInt(1);
        }
        Collections.reverse(versions);
        return versions;
    }

    /** What changed anything but one browser's count is no change that anybody has made. */
    private static Written written(String address, JsonNode item) {
        var changes = item.path("changes");
        var after = changes.path(0).path("after");
        var own = changes.size() == 1 && changes.path(0).path("field").asString("").equals(OWN);
        var browser = own ? after.path("text").asString("") : "nobody";
        var turn = after.path("value").asInt(0);
        return new Written(
                item.path("version").asInt(), browser, turn, name(address, browser, turn));
    }
}
