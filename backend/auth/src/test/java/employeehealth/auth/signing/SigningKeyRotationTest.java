package employeehealth.auth.signing;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.auth.AuthAlone;
import employeehealth.auth.AuthAlone.FakeAdmin;
import employeehealth.auth.Browser;
import employeehealth.contracts.access.Permission;
import employeehealth.shared.asvs.Asvs;
import employeehealth.shared.neighbour.Neighbour;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.json.JsonMapper;

/** Keys change, and nobody who is signed in notices. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SigningKeyRotationTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration PROMISED = Duration.ofSeconds(5);

    private static AuthAlone.Running service;
    private static Browser browser;
    private static AuthAlone.MovableClock clock;
    private static SigningKeys keys;

    @BeforeAll
    static void start() {
        service = AuthAlone.start();
        browser = service.browser();
        clock = service.bean(AuthAlone.MovableClock.class);
        keys = service.bean(SigningKeys.class);
        keys.learn();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String kid(String token) {
        var header = new JsonMapper().readTree(Base64.getUrlDecoder().decode(first(token)));
        return header.path("kid").asString();
    }

    private static String first(String token) {
        return token.substring(0, token.indexOf('.'));
    }

    private static String in(KeyPhase phase) {
        return keys.views().stream()
                .filter(key -> key.phase() == phase)
                .map(SigningKeys.View::kid)
                .findFirst()
                .orElse("");
    }

    private static String operator() {
        service.bean(FakeAdmin.class).allows(Permission.PLATFORM_OPERATE);
        return browser.steppedUp("e0002@lumiere.demo");
    }

    private static Browser.Answer command(String below, String token) {
        return browser.send(
                browser.request("/api/v1/auth/signing-keys" + below)
                        .header("Authorization", "Bearer " + token)
                        .POST(BodyPublishers.noBody()));
    }

    @Test
    @Order(1)
    void theNextKeyIsPublishedBeforeItSigns() {
        var next = in(KeyPhase.NEXT);
        assertThat(next).isNotEmpty();
        assertThat(browser.get("/oauth2/jwks").http().body()).contains(next);
        var signedIn = browser.login("e0010@lumiere.demo", AuthAlone.PASSWORD);
        assertThat(kid(signedIn.token())).isEqualTo(in(KeyPhase.ACTIVE)).isNotEqualTo(next);
    }

    @Test
    @Order(2)
    void onCommandTheNextKeySignsAndNobodyIsSignedOut() {
        var before = browser.login("e0011@lumiere.demo", AuthAlone.PASSWORD);
        var next = in(KeyPhase.NEXT);
        var old = in(KeyPhase.ACTIVE);

        var token = operator();
        assertThat(command("/rotate", token).status()).isEqualTo(202);
        assertThat(in(KeyPhase.ACTIVE)).as("not every verifier knows it yet").isEqualTo(old);
        clock.move(KeySchedule.LEAD.plusSeconds(1));
        keys.learn();

        assertThat(in(KeyPhase.ACTIVE)).isEqualTo(next);
        assertThat(in(KeyPhase.RETIRED)).isEqualTo(old);
        assertThat(in(KeyPhase.NEXT)).as("another one is ready").isNotEmpty();
        var after = browser.refresh(before.cookie());
        assertThat(kid(after.token())).isEqualTo(next);
        assertThat(browser.me(after.token()).status()).isEqualTo(200);
        assertThat(browser.get("/oauth2/jwks").http().body()).contains(old);
        assertThat(service.audited("auth.signing-key.rotation-asked", next)).isOne();
        assertThat(service.audited("auth.signing-key.activated", next)).isOne();
        assertThat(service.audited("auth.signing-key.retired", old)).isOne();
        assertThat(
                        service.count(
                                "select count(*) from auth.signing_keys where kid = ?"
                                        + " and sealed_private_jwk is null",
                                old))
                .as("what signs no more cannot sign")
                .isOne();
    }

    @Test
    @Order(3)
    void aKeyIsRemovedWhenNothingThatItSignedCanBeGood() {
        var old = in(KeyPhase.RETIRED);
        clock.move(Duration.ofMinutes(59));
        keys.learn();
        assertThat(browser.get("/oauth2/jwks").http().body()).contains(old);
        clock.move(Duration.ofSeconds(61));
        keys.learn();
        assertThat(browser.get("/oauth2/jwks").http().body()).doesNotContain(old);
        assertThat(service.audited("auth.signing-key.removed", old)).isOne();
    }

    @Test
    @Order(4)
    void keysRotateBySchedule() {
        var next = in(KeyPhase.NEXT);
        clock.move(Duration.ofDays(29));
        keys.learn();
        assertThat(in(KeyPhase.ACTIVE)).isNotEqualTo(next);
        clock.move(Duration.ofDays(2));
        keys.learn();
        assertThat(in(KeyPhase.ACTIVE)).isEqualTo(next);
    }

    @Test
    @Order(5)
    void ofManyInstancesThatRotateAtOnceOneDoes() throws Exception {
        clock.move(Duration.ofDays(31));
        var next = in(KeyPhase.NEXT);
        try (var threads = Executors.newFixedThreadPool(8)) {
            var all = new ArrayList<Callable<Boolean>>();
            for (var i = 0; i < 8; i++) {
                all.add(() -> {
                    keys.learn();
                    return true;
                });
            }
            for (var one : threads.invokeAll(all)) {
                assertThat(one.get()).isTrue();
            }
        }
        assertThat(in(KeyPhase.ACTIVE)).isEqualTo(next);
        assertThat(service.audited("auth.signing-key.activated", next)).isOne();
        assertThat(
                        service.count(
                                "select count(*) from auth.signing_keys"
                                        + " where state in ('next', 'active')"))
                .isEqualTo(2);
    }

    @Test
    @Order(6)
    @Asvs("9.1.3")
    void aKeyInWrongHandsIsWithdrawnAtOnce() {
        var bad = in(KeyPhase.ACTIVE);
        var thief = new Forger(service, keys.ring());
        try (var other = service.another()) {
            var doors = List.of(browser, other.browser());
            var shown = thief.token();
            assertThat(doors).allMatch(door -> door.me(shown).status() == 200);

            withdraws(bad);

            for (var forged : List.of(shown, thief.token(), thief.tokenOfNoKey())) {
                Neighbour.waitUntil(
                        "all that have read the key refuse it",
                        PROMISED,
                        () -> doors.stream().allMatch(door -> door.me(forged).status() == 401));
            }
            var good = signedIn().token();
            for (var door : doors) {
                Neighbour.waitUntil("the next is known", SOON, () -> door.me(good).status() == 200);
                assertThat(kid(door.login("e0013@lumiere.demo", AuthAlone.PASSWORD).token()))
                        .as("nobody signs with it either")
                        .isNotEqualTo(bad);
            }
        }
    }

    private static void withdraws(String bad) {
        var token = operator();
        var signedIn = browser.login("e0002@lumiere.demo", AuthAlone.PASSWORD).token();
        for (var below : List.of("/rotate", "/" + bad + "/withdraw")) {
            assertThat(command(below, signedIn).problem())
                    .isEqualTo("/problems/platform/step-up-required");
        }
        assertThat(command("/" + bad + "/withdraw", token).status()).isEqualTo(200);
        assertThat(in(KeyPhase.ACTIVE)).isNotEqualTo(bad);
        assertThat(browser.get("/oauth2/jwks").http().body()).doesNotContain(bad);
        assertThat(service.audited("auth.signing-key.withdrawn", bad)).isOne();
        assertThat(command("/nothing/withdraw", operator()).status()).isEqualTo(404);
    }

    @Test
    @Order(7)
    void onlyWhoRunsThePlatformSeesOrRotatesKeys() {
        service.bean(FakeAdmin.class).allows(Permission.CLIENTS_MANAGE, Permission.AUDIT_READ);
        var token = browser.login("e0003@lumiere.demo", AuthAlone.PASSWORD).token();
        for (var below : List.of("/rotate", "/" + in(KeyPhase.ACTIVE) + "/withdraw")) {
            assertThat(command(below, token).status()).isEqualTo(403);
        }
    }

    @Test
    @Order(8)
    void anInstanceLearnsByItselfWhatAnotherOneDid() {
        var next = in(KeyPhase.NEXT);
        clock.move(Duration.ofDays(31));
        Neighbour.waitUntil(
                "the watch has rotated", SOON, () -> kid(signedIn().token()).equals(next));
    }

    private static Browser.Answer signedIn() {
        return browser.login("e0012@lumiere.demo", AuthAlone.PASSWORD);
    }
}
