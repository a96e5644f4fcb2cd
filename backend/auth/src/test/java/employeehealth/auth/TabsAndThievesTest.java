package employeehealth.auth;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.auth.AuthAlone.MovableClock;
import employeehealth.shared.neighbour.Neighbour;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One person with two tabs is one person, for as long as they like; two people with one refresh
 * token are one too many. The process may be another one in between.
 */
class TabsAndThievesTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private static AuthAlone.Running service = AuthAlone.start();
    private static Browser browser = service.browser();
    private static MovableClock clock = service.bean(MovableClock.class);

    @BeforeAll
    static void start() {
        use(service);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static void use(AuthAlone.Running running) {
        service = running;
        browser = running.browser();
        clock = running.bean(MovableClock.class);
        running.change(
                "insert into platform.news_subscribers values ('test.stolen',"
                        + " 'auth.session-stolen') on conflict do nothing");
    }

    private static void restart() {
        var before = service;
        use(before.another());
        before.close();
    }

    private static void restartIf(boolean wanted) {
        if (wanted) {
            restart();
        }
    }

    private static String signedIn(int n) {
        return browser.login("e%04d@lumiere.demo".formatted(n), AuthAlone.PASSWORD).cookie();
    }

    private static String sessionOf(String cookie) {
        return cookie.split("\\.")[2];
    }

    private static int stolen(String cookie) {
        return service.audited("auth.session.revoked-after-reuse", sessionOf(cookie));
    }

    /** That the session's owner is to be told; their mail is in {@code AuthNewsTest}. */
    private static int announced(String cookie) {
        Neighbour.waitUntil(
                "all is handed on",
                SOON,
                () -> service.count("select count(*) from platform.outbox") == 0);
        return service.count(
                "select count(*) from platform.news_deliveries where subscriber = 'test.stolen'"
                        + " and body like '%' || ? || '%'",
                sessionOf(cookie));
    }

    private static void bothAreOut(String... cookies) {
        for (var cookie : cookies) {
            assertThat(browser.refresh(cookie).status()).isEqualTo(401);
        }
        assertThat(stolen(cookies[0])).isOne();
        assertThat(announced(cookies[0])).isOne();
    }

    /** Every twenty seconds both at once, and every third time one of them nine seconds late. */
    @Test
    void twoTabsThatRefreshAtOnceForAnHourStaySignedIn() throws Exception {
        var first = signedIn(1);
        var jar = new AtomicReference<>(first);
        var end = clock.instant().plus(Duration.ofHours(1));
        var restartAt = clock.instant().plus(Duration.ofMinutes(30));
        var rounds = 0;
        try (var tabs = Executors.newFixedThreadPool(2)) {
            while (clock.instant().isBefore(end)) {
                clock.move(Duration.ofSeconds(20));
                var held = jar.get();
                if (++rounds % 3 == 0) {
                    refreshed(jar, held);
                    clock.move(Duration.ofSeconds(9));
                    refreshed(jar, held);
                } else {
                    Callable<Boolean> tab = () -> refreshed(jar, held);
                    for (var one : tabs.invokeAll(List.of(tab, tab))) {
                        assertThat(one.get()).isTrue();
                    }
                }
                if (restartAt != null && clock.instant().isAfter(restartAt)) {
                    restart();
                    restartAt = null;
                }
            }
        }
        assertThat(rounds).isGreaterThan(100);
        assertThat(stolen(first)).isZero();
        assertThat(announced(first)).isZero();
        assertThat(sessionOf(jar.get())).isEqualTo(sessionOf(first));
        assertThat(browser.refresh(jar.get()).status()).isEqualTo(200);
    }

    private static boolean refreshed(AtomicReference<String> jar, String held) {
        var answer = browser.refresh(held);
        assertThat(answer.status()).isEqualTo(200);
        jar.set(answer.cookie());
        return true;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aThiefWhoComesSecondPutsBothOut(boolean restarted) {
        var stolen = signedIn(2);
        var owners = browser.refresh(stolen).cookie();
        clock.move(Duration.ofSeconds(11));
        restartIf(restarted);
        assertThat(browser.refresh(stolen).status()).as("the thief").isEqualTo(401);
        restartIf(restarted);
        bothAreOut(owners, stolen);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aThiefWhoComesFirstIsFoundOutWhenTheOwnerComes(boolean restarted) {
        var stolen = signedIn(3);
        var thiefs = browser.refresh(stolen);
        assertThat(thiefs.status()).isEqualTo(200);
        clock.move(Duration.ofMinutes(4));
        restartIf(restarted);
        assertThat(browser.refresh(stolen).status()).as("the owner").isEqualTo(401);
        restartIf(restarted);
        bothAreOut(thiefs.cookie(), stolen);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aThiefWhoWentOnForAWhileIsFoundOutAsWell(boolean restarted) {
        var stolen = signedIn(4);
        var thiefs = stolen;
        for (var turn = 0; turn < 5; turn++) {
            thiefs = browser.refresh(thiefs).cookie();
            clock.move(Duration.ofMinutes(4));
        }
        restartIf(restarted);
        assertThat(browser.refresh(stolen).status()).isEqualTo(401);
        bothAreOut(thiefs, stolen);
        assertThat(browser.refresh(signedIn(4)).status())
                .as("whoever knows the password signs in again")
                .isEqualTo(200);
    }

    @Test
    void anotherDeviceOfTheSamePersonIsNotConcerned() {
        var telephone = signedIn(5);
        var stolen = signedIn(5);
        browser.refresh(stolen);
        clock.move(Duration.ofSeconds(11));
        browser.refresh(stolen);
        assertThat(browser.refresh(telephone).status()).isEqualTo(200);
    }
}
