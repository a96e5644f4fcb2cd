package employeehealth.auth;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.auth.AuthAlone.FakeAdmin;
import employeehealth.auth.AuthAlone.MovableClock;
import employeehealth.contracts.access.Permission;
import employeehealth.shared.asvs.Asvs;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StayingSignedInTest {

    private static AuthAlone.Running service;
    private static Browser browser;
    private static MovableClock clock;
    private static FakeAdmin admin;

    @BeforeAll
    static void start() {
        service = AuthAlone.running();
        browser = service.browser();
        clock = service.bean(MovableClock.class);
        admin = service.bean(FakeAdmin.class);
    }

    @AfterEach
    void adminIsBack() {
        admin.isBack();
        admin.allows(Permission.TRIAGE_ASSESS);
    }

    private static String signedIn() {
        var answer = browser.login("e0002@lumiere.demo", AuthAlone.PASSWORD);
        assertThat(answer.status()).isEqualTo(200);
        return answer.cookie();
    }

    @Test
    @Asvs("7.2.2")
    void refreshingGivesANewTokenAndANewCookie() {
        var first = signedIn();

        var answer = browser.refresh(first);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.cookie()).startsWith("refresh-18080=v1.").isNotEqualTo(first);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(browser.me(answer.token()).status()).isEqualTo(200);
        assertThat(browser.refresh(answer.cookie()).status()).isEqualTo(200);
    }

    @Test
    void aLostAnswerIsGivenAgain() {
        var first = signedIn();
        var lost = browser.refresh(first).cookie();

        var again = browser.refresh(first);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.cookie()).isEqualTo(lost);
        assertThat(browser.refresh(lost).status()).isEqualTo(200);
    }

    @Test
    void manyTabsRefreshingAtOnceGetTheSameSuccessor() throws Exception {
        var first = signedIn();
        Callable<Browser.Answer> tab = () -> browser.refresh(first);
        try (var tabs = Executors.newFixedThreadPool(8)) {
            var answers =
                    tabs.invokeAll(IntStream.range(0, 8).mapToObj(n -> tab).toList()).stream()
                            .map(Future::resultNow)
                            .toList();

            assertThat(answers).allMatch(answer -> answer.status() == 200);
            var cookies = answers.stream().map(Browser.Answer::cookie).collect(Collectors.toSet());
            assertThat(cookies).hasSize(1);
            assertThat(browser.refresh(cookies.iterator().next()).status()).isEqualTo(200);
        }
    }

    @Test
    void anOldCookieEndsTheSessionForEveryoneWhoHoldsIt() {
        var stolen = signedIn();
        var owners = browser.refresh(stolen).cookie();
        clock.move(Duration.ofSeconds(11));

        var thiefs = browser.refresh(stolen);

        assertThat(thiefs.status()).isEqualTo(401);
        assertThat(thiefs.problem()).isEqualTo("/problems/auth/session-ended");
        assertThat(thiefs.header("Set-Cookie")).contains("refresh-18080=;", "Max-Age=0");
        assertThat(browser.refresh(owners).status()).isEqualTo(401);
        assertThat(service.audited("auth.session.revoked-after-reuse", sessionOf(stolen)))
                .isEqualTo(1);
    }

    @Test
    void reuseIsPunishedEvenWhileTheAdminServiceIsDown() {
        var stolen = signedIn();
        var owners = browser.refresh(stolen).cookie();
        clock.move(Duration.ofSeconds(11));
        admin.goesDown();

        assertThat(browser.refresh(stolen).status()).isEqualTo(401);
        admin.isBack();

        assertThat(browser.refresh(owners).status()).isEqualTo(401);
    }

    @Test
    void nobodyIsSignedOutBecauseTheAdminServiceWasDown() {
        var cookie = signedIn();
        admin.goesDown();

        assertThat(browser.refresh(cookie).status()).isEqualTo(503);
        clock.move(Duration.ofMinutes(10));
        admin.isBack();

        assertThat(browser.refresh(cookie).status()).isEqualTo(200);
    }

    @Test
    void rightsAreAskedForAgainAtEveryRefresh() {
        var cookie = signedIn();
        admin.allows(Permission.PROTOCOLS_READ);

        var me = browser.me(browser.refresh(cookie).token());

        assertThat(me.json().get("permissions")).hasSize(1);
        assertThat(me.json().get("permissions").get(0).asString()).isEqualTo("protocols.read");
    }

    @Test
    @Asvs("7.3.1")
    void whoStaysAwayForADayHasToSignInAgain() {
        var cookie = signedIn();
        clock.move(Duration.ofHours(25));

        assertThat(browser.refresh(cookie).status()).isEqualTo(401);
    }

    @Test
    @Asvs("7.4.1")
    void signingOutEndsTheSessionAndEmptiesTheBrowser() {
        var cookie = signedIn();

        var answer = browser.logout(cookie);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Set-Cookie")).contains("refresh-18080=;", "Max-Age=0");
        assertThat(answer.header("Clear-Site-Data")).isEqualTo("\"cache\"");
        assertThat(browser.refresh(cookie).status()).isEqualTo(401);
        assertThat(service.audited("auth.session.signed-out", sessionOf(cookie))).isEqualTo(1);
        assertThat(browser.logout(cookie).status()).isEqualTo(204);
        assertThat(service.audited("auth.session.signed-out", sessionOf(cookie))).isEqualTo(1);
    }

    @Test
    void oneDeviceSignsOutWithoutTheOthers() {
        var phone = signedIn();
        var laptop = signedIn();

        browser.logout(phone);

        assertThat(browser.refresh(laptop).status()).isEqualTo(200);
    }

    @Test
    void anotherSiteOrPortCannotUseTheCookie() {
        var cookie = signedIn();

        assertThat(refusedFrom(cookie, "Sec-Fetch-Site", "cross-site")).isEqualTo(403);
        assertThat(refusedFrom(cookie, "Sec-Fetch-Site", "same-site")).isEqualTo(403);
        assertThat(refusedFrom(cookie, "Sec-Fetch-Site", "none")).isEqualTo(403);
        assertThat(refusedFrom(cookie, "Origin", "http://localhost:3000")).isEqualTo(403);
        assertThat(refusedFrom(cookie, "Origin", "http://localhost:180800")).isEqualTo(403);
        assertThat(refusedFrom(cookie, "Origin", "null")).isEqualTo(403);
        assertThat(refusedFrom(cookie, "Referer", "http://localhost:18080/")).isEqualTo(403);
        assertThat(refusedFrom(cookie, "Origin", "http://localhost:18080")).isEqualTo(200);
    }

    private static int refusedFrom(String cookie, String header, String value) {
        return browser.send(
                        browser.request("/api/v1/auth/refresh")
                                .header("Cookie", cookie)
                                .header(header, value)
                                .POST(BodyPublishers.noBody()))
                .status();
    }

    @Test
    @Asvs("9.1.1")
    void aForgedCookieGetsNothingAndEndsNothing() {
        var cookie = signedIn();
        var forged = cookie.substring(0, cookie.length() - 4) + "0000";

        assertThat(browser.refresh(forged).status()).isEqualTo(401);
        assertThat(browser.logout(forged).status()).isEqualTo(204);
        assertThat(browser.refresh("refresh-18080=nonsense").status()).isEqualTo(401);
        assertThat(browser.refresh("other=1").status()).isEqualTo(401);

        assertThat(browser.refresh(cookie).status()).isEqualTo(200);
    }

    private static String sessionOf(String cookie) {
        return cookie.split("\\.")[2];
    }
}
