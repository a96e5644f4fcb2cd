package employeehealth.auth.signing;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import employeehealth.auth.AuthAlone;
import employeehealth.auth.AuthAlone.FakeAdmin;
import employeehealth.auth.AuthAlone.MovableClock;
import employeehealth.auth.Browser;
import employeehealth.auth.Program;
import employeehealth.contracts.access.Permission;
import employeehealth.shared.neighbour.Neighbour;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A key is rotated during 200 requests a second, at two instances with one database, over two hours
 * of their clocks. {@code -Dtest.cases} says how many requests, and so for how many seconds.
 */
class RotationUnderLoadTest {

    private static final int REQUESTS = Math.min(Integer.getInteger("test.cases", 1_000), 20_000);
    private static final int PER_SECOND = 200;
    private static final int PEOPLE = 6;
    private static final int MINUTES = 120;
    private static final Duration STUCK = Duration.ofMinutes(2);
    private static final Duration PROMISED = Duration.ofSeconds(5);

    private final List<AuthAlone.Running> instances = new ArrayList<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Set<String> kids = ConcurrentHashMap.newKeySet();

    /** Tokens live five minutes: the clock does not move between getting one and using it. */
    private final ReadWriteLock time = new ReentrantReadWriteLock(true);

    private volatile boolean over;
    private volatile long began;

    @BeforeEach
    void start() {
        instances.add(AuthAlone.start());
        keys(0).learn();
        instances.add(instances.getFirst().another());
        keys(1).learn();
    }

    @AfterEach
    void stop() {
        over = true;
        instances.reversed().forEach(AuthAlone.Running::close);
    }

    private SigningKeys keys(int instance) {
        return instances.get(instance).bean(SigningKeys.class);
    }

    private Browser page(int turn) {
        return instances.get(turn % 2).browser();
    }

    private String in(KeyPhase phase) {
        return keys(0).views().stream()
                .filter(key -> key.phase() == phase)
                .map(SigningKeys.View::kid)
                .findFirst()
                .orElse("");
    }

    @Test
    void noRequestFailsNobodyIsSignedOutAndTheOldKeyEnds() throws Exception {
        var old = keys(0).ring();
        var next = in(KeyPhase.NEXT);
        var program = Program.ordinary(instances.getFirst(), "e0020@lumiere.demo");
        var reached = 0.0;
        try (var people = Executors.newFixedThreadPool(PEOPLE)) {
            try {
                work(people, program);
                whileTheyWork(new Forger(instances.getFirst(), old), next);
                reached = perSecond();
            } finally {
                over = true;
            }
        }
        assertThat(failures).isEmpty();
        assertThat(reached).as("requests a second").isGreaterThan(PER_SECOND * 0.95);
        assertThat(done.get()).isGreaterThanOrEqualTo(REQUESTS);
        assertThat(kids).contains(old.kid(), next);
        assertThat(page(0).get("/oauth2/jwks").http().body()).doesNotContain(old.kid());
        isRefusedByAll(new Forger(instances.getFirst(), old));
    }

    /** By those that have believed it until now, and not only by who reads the keys anew. */
    private void isRefusedByAll(Forger old) {
        var late = old.token();
        var good = new Forger(instances.getFirst(), keys(0).ring()).token();
        for (var instance : instances) {
            var page = instance.browser();
            Neighbour.waitUntil(
                    "the old key is refused after its overlap",
                    PROMISED,
                    () -> page.me(late).status() == 401);
            assertThat(page.me(good).status()).isEqualTo(200);
        }
    }

    private double perSecond() {
        return done.get() * 1e9 / (System.nanoTime() - began);
    }

    private void whileTheyWork(Forger thief, String next) {
        awaitDone(REQUESTS / 10);
        rotate();
        for (var minute = 1; minute <= MINUTES; minute++) {
            aMinutePasses();
            keys(minute % 2).learn();
            awaitDone(REQUESTS / 10 + REQUESTS * 9 / 10 * minute / MINUTES);
            if (minute == 10) {
                assertThat(in(KeyPhase.ACTIVE)).isEqualTo(next);
                assertThat(in(KeyPhase.RETIRED)).isEqualTo(thief.ring().kid());
                for (var instance : instances) {
                    assertThat(instance.browser().me(thief.token()).status())
                            .as("within its overlap")
                            .isEqualTo(200);
                }
            }
        }
    }

    /** Each is signed in once, and stays so by refreshing; one of them is a program's, too. */
    private void work(ExecutorService people, Program program) {
        var all = new ArrayList<Runnable>();
        for (var n = 0; n < PEOPLE; n++) {
            var me = n;
            var first = page(n).login("e%04d@lumiere.demo".formatted(30 + n), AuthAlone.PASSWORD);
            var grant = program.exchange(program.code(first.token()));
            all.add(() -> works(me, program, first.cookie(), text(grant, "refresh_token")));
        }
        began = System.nanoTime();
        all.forEach(people::execute);
    }

    /** Nobody asks faster than that, and who is late catches up. */
    private void awaitTurn() {
        var turn = began + begun.getAndIncrement() * (1_000_000_000L / PER_SECOND);
        for (var left = turn - System.nanoTime(); left > 0; left = turn - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void works(int turn, Program program, String signedIn, String granted) {
        var cookie = signedIn;
        var refreshToken = granted;
        for (var n = turn; !over; n++) {
            awaitTurn();
            time.readLock().lock();
            try {
                var refreshed = page(n).refresh(cookie);
                if (!good("refresh", refreshed)) {
                    return;
                }
                cookie = refreshed.cookie();
                kids.add(kid(refreshed.token()));
                awaitTurn();
                good("me", page(n + 1).me(refreshed.token()));
                if (n % 4 == 0) {
                    awaitTurn();
                    var tokens = program.refresh(refreshToken);
                    if (!good("a program's refresh", tokens)) {
                        return;
                    }
                    refreshToken = text(tokens, "refresh_token");
                    var bearer = "Bearer " + text(tokens, "access_token");
                    awaitTurn();
                    good("userinfo", program.get("/userinfo", "Authorization", bearer));
                }
            } catch (RuntimeException e) {
                failures.add(e.toString());
                return;
            } finally {
                time.readLock().unlock();
            }
        }
    }

    private boolean good(String what, Browser.Answer answer) {
        done.incrementAndGet();
        if (answer.status() != 200) {
            failures.add(what + ": " + answer.status() + " " + answer.http().body());
        }
        return answer.status() == 200;
    }

    private static String text(Browser.Answer answer, String field) {
        return answer.json().path(field).asString();
    }

    private void awaitDone(int requests) {
        Neighbour.waitUntil(
                requests + " requests", STUCK, () -> done.get() >= requests || !failures.isEmpty());
    }

    private void aMinutePasses() {
        time.writeLock().lock();
        try {
            instances.forEach(
                    instance -> instance.bean(MovableClock.class).move(Duration.ofMinutes(1)));
        } finally {
            time.writeLock().unlock();
        }
    }

    private void rotate() {
        var admin = instances.getFirst().bean(FakeAdmin.class);
        admin.allows(Permission.PLATFORM_OPERATE);
        var operator = page(0).steppedUp("e0021@lumiere.demo");
        admin.allows(Permission.TRIAGE_ASSESS);
        var request =
                page(0).request("/api/v1/auth/signing-keys/rotate")
                        .header("Authorization", "Bearer " + operator)
                        .POST(BodyPublishers.noBody());
        assertThat(page(0).send(request).status()).isEqualTo(202);
    }

    private static String kid(String token) {
        try {
            return SignedJWT.parse(token).getHeader().getKeyID();
        } catch (java.text.ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
