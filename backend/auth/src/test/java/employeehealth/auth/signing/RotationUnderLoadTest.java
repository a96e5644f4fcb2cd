package employeehealth.auth.signing;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
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
import java.util.Date;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A key is rotated while people work, at two instances with one database, over two hours of their
 * clocks. {@code -Dtest.cases} says how many requests.
 */
class RotationUnderLoadTest {

    private static final int REQUESTS = Math.min(Integer.getInteger("test.cases", 1_000), 20_000);
    private static final int PEOPLE = 6;
    private static final int MINUTES = 120;
    private static final Duration STUCK = Duration.ofMinutes(2);

    private final List<AuthAlone.Running> instances = new ArrayList<>();
    private final AtomicInteger done = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Set<String> kids = ConcurrentHashMap.newKeySet();

    /** Tokens live five minutes: the clock does not move between getting one and using it. */
    private final ReadWriteLock time = new ReentrantReadWriteLock(true);

    private volatile boolean over;

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
        try (var people = Executors.newFixedThreadPool(PEOPLE)) {
            try {
                work(people, program);
                whileTheyWork(old, next);
            } finally {
                over = true;
            }
        }
        assertThat(failures).isEmpty();
        assertThat(done.get()).isGreaterThanOrEqualTo(REQUESTS);
        assertThat(kids).contains(old.kid(), next);
        assertThat(page(0).get("/oauth2/jwks").http().body()).doesNotContain(old.kid());
        try (var reader = instances.getFirst().another()) {
            var page = reader.browser();
            assertThat(page.me(signedBy(old)).status())
                    .as("after its overlap, by whoever reads the keys anew")
                    .isEqualTo(401);
            assertThat(page.me(signedBy(keys(0).ring())).status()).isEqualTo(200);
        }
    }

    private void whileTheyWork(KeyRing old, String next) throws Exception {
        awaitDone(REQUESTS / 10);
        rotate();
        for (var minute = 1; minute <= MINUTES; minute++) {
            aMinutePasses();
            keys(minute % 2).learn();
            awaitDone(REQUESTS / 10 + REQUESTS * 9 / 10 * minute / MINUTES);
            if (minute == 10) {
                assertThat(in(KeyPhase.ACTIVE)).isEqualTo(next);
                assertThat(in(KeyPhase.RETIRED)).isEqualTo(old.kid());
                assertThat(page(1).me(signedBy(old)).status())
                        .as("within its overlap")
                        .isEqualTo(200);
            }
        }
    }

    /** Each is signed in once, and stays so by refreshing; one of them is a program's, too. */
    private void work(ExecutorService people, Program program) {
        for (var n = 0; n < PEOPLE; n++) {
            var me = n;
            var first = page(n).login("e%04d@lumiere.demo".formatted(30 + n), AuthAlone.PASSWORD);
            var grant = program.exchange(program.code(first.token()));
            people.execute(() -> works(me, program, first.cookie(), text(grant, "refresh_token")));
        }
    }

    private void works(int turn, Program program, String signedIn, String granted) {
        var cookie = signedIn;
        var refreshToken = granted;
        for (var n = turn; !over; n++) {
            time.readLock().lock();
            try {
                var refreshed = page(n).refresh(cookie);
                if (!good("refresh", refreshed)) {
                    return;
                }
                cookie = refreshed.cookie();
                kids.add(kid(refreshed.token()));
                good("me", page(n + 1).me(refreshed.token()));
                if (n % 4 == 0) {
                    var tokens = program.refresh(refreshToken);
                    if (!good("a program's refresh", tokens)) {
                        return;
                    }
                    refreshToken = text(tokens, "refresh_token");
                    var bearer = "Bearer " + text(tokens, "access_token");
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

    /** What whoever had kept that key could still sign: a token that is good in everything else. */
    private String signedBy(KeyRing ring) throws Exception {
        var now = instances.getFirst().bean(MovableClock.class).instant();
        var fresh = page(0).login("e0022@lumiere.demo", AuthAlone.PASSWORD).token();
        var claims =
                new JWTClaimsSet.Builder(SignedJWT.parse(fresh).getJWTClaimsSet())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(300)))
                        .build();
        var token = new SignedJWT(ring.header(JOSEObjectType.JWT), claims);
        token.sign(ring.signer());
        return token.serialize();
    }

    private static String kid(String token) {
        try {
            return SignedJWT.parse(token).getHeader().getKeyID();
        } catch (java.text.ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
