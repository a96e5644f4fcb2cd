package employeehealth.whole;

import employeehealth.shared.neighbour.Neighbour;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every target runs in a process of its own, with RabbitMQ between them unless it is not to be
 * killed, while people record symptom checks, change their health profiles, sign in, and never
 * stop. In each round one of the processes, the database server, a single session of it, or
 * RabbitMQ is killed by the operating system at a random instant and comes back; sometimes two at
 * once. In the end nothing that was acknowledged is missing, nothing happened twice, and every
 * change has its audit record in the signed tree.
 *
 * <p>{@code -Dchaos.rounds=100} for more, {@code -Dchaos.victims=database} for some (kinds or names
 * of {@link Victim}), {@code -Dchaos.seed=…} for the victims and instants of an earlier series,
 * {@code -Dchaos.people=2} for less load: a broker starts slowly where every core is taken.
 */
class ChaosTest {

    private static final int ROUNDS = Integer.getInteger("chaos.rounds", 6);
    private static final int PEOPLE = Integer.getInteger("chaos.people", 8);
    private static final int LATEST_MILLIS = 1_500;

    /** One round in so many kills two. */
    private static final int TWO_IN = 4;

    private static final Duration BACK_WITHIN = Duration.ofSeconds(90);
    private static final Duration CAUGHT_UP_WITHIN = Duration.ofMinutes(4);

    /** The first rounds take those that keep the most. */
    private static final List<List<Victim>> FIRST =
            List.of(
                    List.of(Victim.TRIAGE),
                    List.of(Victim.PROFILE),
                    List.of(Victim.POSTMASTER),
                    List.of(Victim.BROKER, Victim.GATEWAY),
                    List.of(Victim.DATABASE),
                    List.of(Victim.NOTIFICATIONS));

    private final List<Victim> victims = Victim.parse(setting("chaos.victims", "all"));
    private final Map<String, List<Duration>> silences = new TreeMap<>();

    @Test
    void nothingAcknowledgedIsLostDoubledOrUnauditedWhateverIsKilled() throws Exception {
        var seed = Long.parseLong(setting("chaos.seed", Long.toString(System.nanoTime())));
        System.out.printf("chaos: %d rounds, seed %d, %s%n", ROUNDS, seed, victims);
        var began = System.nanoTime();
        var data = PlatformProcess.newDataFolder("chaos");
        try (var platform = start(data)) {
            Crowd.signInOnce(platform.visitor(), PEOPLE);
            var before = Ledger.of(data);
            var crowd = new Crowd(platform.visitor(), PEOPLE);
            try (crowd) {
                var random = new Random(seed);
                for (var round = 0; round < ROUNDS; round++) {
                    strike(round, random, platform, crowd);
                }
            }
            var ended = System.nanoTime();
            awaitNothingWaits(data, before);
            var judgement = Judgement.of(data, crowd, before);
            System.out.println(judgement + table());
            System.out.printf(
                    "  %.0f s in all; the last mail and signature %.1f s after the last kill%n",
                    (System.nanoTime() - began) / 1e9, (System.nanoTime() - ended) / 1e9);
            judgement.mustBeFlawless(ROUNDS);
        }
    }

    /** With a broker if it is among those that are killed, else with news through PostgreSQL. */
    private Supervised start(Path data) {
        return victims.contains(Victim.BROKER)
                ? Supervised.startWithBroker(data)
                : Supervised.start(data);
    }

    private static String setting(String name, String otherwise) {
        var given = System.getProperty(name, "");
        return given.isEmpty() ? otherwise : given;
    }

    private void strike(int round, Random random, Supervised platform, Crowd crowd)
            throws IOException {
        var struck = chosen(round, random);
        var told = crowd.told();
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(50, LATEST_MILLIS)).toNanos());
        crowd.listen();
        for (var victim : struck) {
            platform.kill(victim);
        }
        platform.startAgain(struck);
        awaitServed(struck + " is back", crowd);
        var names = struck.stream().map(Victim::name).collect(Collectors.joining("+"));
        silences.computeIfAbsent(struck.size() > 1 ? "two at once" : names, n -> new ArrayList<>())
                .add(crowd.silence());
        System.out.printf(
                "round %d: %s, %d acknowledged before, some not served for %.1f s%n",
                round + 1, names, crowd.told() - told, crowd.silence().toMillis() / 1e3);
    }

    /** Those who were told at the very moment of the kill do not count: a few more of each kind. */
    private static void awaitServed(String what, Crowd crowd) {
        var checks = crowd.told() + PEOPLE * 2;
        var changes = crowd.profiles().told() + PEOPLE;
        Neighbour.waitUntil(
                what,
                BACK_WITHIN,
                () -> crowd.told() > checks && crowd.profiles().told() > changes);
    }

    private List<Victim> chosen(int round, Random random) {
        var one = victims.get(random.nextInt(victims.size()));
        var other = victims.get(random.nextInt(victims.size()));
        var two = random.nextInt(TWO_IN) == 0 && one.besides(other);
        if (round < FIRST.size() && victims.containsAll(FIRST.get(round))) {
            return FIRST.get(round);
        }
        return two ? List.of(one, other) : List.of(one);
    }

    /** News are handed on, mails sent, records signed: late, perhaps, but all of them. */
    private static void awaitNothingWaits(Path data, Ledger before) {
        try {
            Neighbour.waitUntil(
                    "nothing waits to be handed on, sent or signed",
                    CAUGHT_UP_WITHIN,
                    () -> nothingWaits(data, before));
        } catch (AssertionError somethingWillNeverCome) {
            System.out.println(somethingWillNeverCome.getMessage()); // and counts as lost
        }
    }

    private static boolean nothingWaits(Path data, Ledger before) {
        LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        try {
            // First what a queue of the broker may still hold, which is in no table: what has left
            // it meanwhile waits in one, or is done.
            var now = Ledger.of(data);
            if (Ledger.missing(
                            Ledger.more(now.sessions(), before.sessions()),
                            Ledger.more(now.notices(), before.notices()))
                    > 0) {
                return false;
            }
            var waiting = Ledger.waiting(data);
            waiting.remove("given up");
            return waiting.values().stream().allMatch(count -> count == 0);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private String table() {
        var text = new StringBuilder();
        silences.forEach((victim, times) -> {
            var sorted = times.stream().sorted().toList();
            text.append(
                    "%n  %-13s killed %3d times, some not served for %5.1f s (median), %5.1f s (longest)"
                            .formatted(
                                    victim,
                                    sorted.size(),
                                    sorted.get(sorted.size() / 2).toMillis() / 1e3,
                                    sorted.getLast().toMillis() / 1e3));
        });
        return text.toString();
    }
}
