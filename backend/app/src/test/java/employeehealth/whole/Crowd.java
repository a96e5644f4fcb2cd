package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * People who record symptom checks and answer a question of every second one, each change under a
 * key of its own, and who ask again until they are told that it is recorded, as a browser does. Now
 * and then they sign in with a browser they never used, of which they are told by mail. Some of
 * them change their health profile all the while. They remember what they were told.
 */
final class Crowd implements AutoCloseable {

    private static final String CHECKS = "/api/v1/triage/assessments";
    private static final Duration NEW_BROWSER_EVERY = Duration.ofSeconds(2);

    /** One in so many also changes their health profile, from two more browsers. */
    private static final int PROFILE_OF_ONE_IN = 4;

    private static final Map<String, String> WORDS =
            Map.of("text", "Mal de gorge depuis hier", "language", "fr");

    private final Visitor anyone;
    private final ChaosTally tally = new ChaosTally();
    private final ChaosSilence silence = new ChaosSilence();
    private final ChaosProfiles profiles;
    private final AtomicInteger turns = new AtomicInteger();
    private final Map<String, Integer> assessments = new ConcurrentHashMap<>();
    private final Queue<String> steps = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads;
    private final List<Future<?>> people;
    private volatile boolean goingOn = true;

    Crowd(Visitor anyone, int size) {
        this.anyone = anyone;
        this.threads = Executors.newFixedThreadPool(size);
        this.people =
                addresses(size)
                        .<Future<?>>map(address -> threads.submit(() -> live(address)))
                        .toList();
        var some = addresses(Math.max(1, size / PROFILE_OF_ONE_IN)).toList();
        this.profiles = new ChaosProfiles(anyone, some, tally);
    }

    /** The first sign-in is no surprise, so nobody is told of it; each later one is. */
    static void signInOnce(Visitor anyone, int size) {
        addresses(size).forEach(anyone::signIn);
    }

    /** Ids of the checks that were said to be recorded. */
    Map<String, Integer> assessments() {
        return assessments;
    }

    /** Of which check a further step was said to be recorded: once each. */
    Queue<String> steps() {
        return steps;
    }

    /** What they change of their health profiles. */
    ChaosProfiles profiles() {
        return profiles;
    }

    ChaosTally tally() {
        return tally;
    }

    /** Of checks and answers. */
    int told() {
        return assessments.size() + steps.size();
    }

    /** From now on the longest silence is measured anew. */
    void listen() {
        silence.listen();
        profiles.silence().listen();
    }

    /** For how long nobody was told that a check is recorded, or that a profile is changed. */
    Duration silence() {
        var ofProfiles = profiles.silence().longest();
        return silence.longest().compareTo(ofProfiles) > 0 ? silence.longest() : ofProfiles;
    }

    /** Everybody finishes what they began. */
    @Override
    public void close() throws Exception {
        goingOn = false;
        for (var person : people) {
            person.get(ChaosPerson.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(1, TimeUnit.SECONDS)).isTrue();
        profiles.close();
    }

    private static Stream<String> addresses(int size) {
        return IntStream.rangeClosed(1, size).mapToObj("e%04d@lumiere.demo"::formatted);
    }

    private void live(String address) {
        var person = new ChaosPerson(anyone, address, NEW_BROWSER_EVERY, tally);
        while (goingOn) {
            var turn = turns.getAndIncrement();
            var recorded = insist(person, CHECKS, WORDS, tally.key(turn)).json();
            var id = recorded.path("id").asString();
            assessments.merge(id, 1, Integer::sum);
            var question = recorded.at("/nextQuestions/0/id").asString("");
            if (turn % 2 == 0 && !question.isEmpty()) {
                insist(
                        person,
                        CHECKS + "/" + id + "/answers",
                        Map.of("answers", Map.of(question, "unknown")),
                        tally.key(turn + "-answer"));
                steps.add(id);
            }
        }
    }

    private Visitor.Answer insist(ChaosPerson person, String path, Object body, String key) {
        var answer = person.insist(me -> me.with("Idempotency-Key", key).post(path, body));
        silence.heard();
        return answer;
    }
}
