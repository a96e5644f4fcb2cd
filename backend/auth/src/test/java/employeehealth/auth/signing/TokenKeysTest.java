package employeehealth.auth.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import employeehealth.auth.AuthAlone;
import employeehealth.auth.Browser;
import employeehealth.auth.Program;
import employeehealth.shared.neighbour.Neighbour;
import employeehealth.shared.neighbour.SoftHsm;
import employeehealth.shared.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AuthProvider;
import java.security.KeyStore;
import java.security.Security;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** Keys that sign in a real token (SoftHSM), and what happens while it is away. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TokenKeysTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String LABEL = "test-" + UUID.randomUUID();

    private static AuthAlone.Running service;
    private static Browser browser;
    private static AuthAlone.MovableClock clock;
    private static SigningKeys keys;

    @TempDir private Path folder;

    @BeforeAll
    static void start() {
        service = AuthAlone.start(settings());
        browser = service.browser();
        clock = service.bean(AuthAlone.MovableClock.class);
        keys = service.bean(SigningKeys.class);
        keys.learn();
    }

    private static String[] settings() {
        var token = SoftHsm.token();
        return new String[] {
            "--auth.keys.provider=pkcs11",
            "--auth.keys.pkcs11.library=" + token.library(),
            "--auth.keys.pkcs11.slot=" + token.slot(),
            "--auth.keys.pkcs11.pin-file=" + token.pinFile(),
            "--auth.keys.pkcs11.key=" + LABEL
        };
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Browser.Answer signedIn() {
        return browser.login("e0010@lumiere.demo", AuthAlone.PASSWORD);
    }

    private static String kid(String token) throws Exception {
        return SignedJWT.parse(token).getHeader().getKeyID();
    }

    private static String in(KeyPhase phase) {
        return keys.views().stream()
                .filter(key -> key.phase() == phase)
                .map(SigningKeys.View::kid)
                .findFirst()
                .orElse("");
    }

    /** The same token, as somebody else in this process sees it. */
    private static AuthProvider bridge() {
        var token = SoftHsm.token();
        var config =
                "--name = looking\nlibrary = %s\nslot = %d\nshowInfo = false\n"
                        .formatted(token.library(), token.slot());
        return (AuthProvider) Security.getProvider("SunPKCS11").configure(config);
    }

    private static KeyStore store(AuthProvider bridge) throws Exception {
        var store = KeyStore.getInstance("PKCS11", bridge);
        store.load(null, Files.readString(SoftHsm.token().pinFile()).strip().toCharArray());
        return store;
    }

    private static List<String> labels() throws Exception {
        return Collections.list(store(bridge()).aliases());
    }

    private static String label(String kid) {
        return LABEL + "-" + kid;
    }

    /** All handles that this process has to the token are worth nothing from now on. */
    private static void loggedOut() throws Exception {
        var bridge = bridge();
        store(bridge);
        bridge.logout();
    }

    private static Status health() {
        var health = service.context().getBean("signing", HealthIndicator.class).health();
        return Objects.requireNonNull(health).getStatus();
    }

    @Test
    @Order(1)
    void tokensAreSignedByAKeyThatNobodyCanTakeOut() throws Exception {
        var token = SignedJWT.parse(signedIn().token());
        var kid = token.getHeader().getKeyID();
        var key = JWKSet.parse(browser.get("/oauth2/jwks").http().body()).getKeyByKeyId(kid);
        assertThat(token.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
        assertThat(browser.me(token.serialize()).status()).isEqualTo(200);
        assertThat(
                        service.count(
                                "select count(*) from auth.signing_keys"
                                        + " where sealed_private_jwk is not null"))
                .isZero();
        assertThat(labels()).contains(label(kid), label(in(KeyPhase.NEXT)));
        assertThat(store(bridge()).getKey(label(kid), null).getEncoded())
                .as("its private part leaves the token in no form")
                .isNull();
    }

    @Test
    @Order(2)
    void itsPhasesAreThoseOfAnyKeyAndARetiredOneIsDestroyed() throws Exception {
        var before = signedIn();
        var old = in(KeyPhase.ACTIVE);
        var next = in(KeyPhase.NEXT);
        clock.move(Duration.ofDays(31));
        keys.learn();
        assertThat(in(KeyPhase.ACTIVE)).isEqualTo(next);
        assertThat(in(KeyPhase.RETIRED)).isEqualTo(old);
        assertThat(kid(signedIn().token())).isEqualTo(next);
        assertThat(labels()).as("another instance may still sign").contains(label(old));
        assertThat(kid(before.token())).isEqualTo(old);
        assertThat(browser.get("/oauth2/jwks").http().body()).contains(old);

        clock.move(Duration.ofSeconds(61));
        keys.learn();
        assertThat(labels()).doesNotContain(label(old)).contains(label(next));
        clock.move(Duration.ofHours(1));
        keys.learn();
        assertThat(browser.get("/oauth2/jwks").http().body()).doesNotContain(old);
    }

    @Test
    @Order(3)
    void aTokenThatLoggedUsOutFailsNobody() throws Exception {
        var person = signedIn();
        loggedOut();
        assertThat(browser.refresh(person.cookie()).status()).isEqualTo(200);
        assertThat(signedIn().status()).isEqualTo(200);
    }

    @Test
    @Order(4)
    void whileItIsAwayNothingIsSignedAndNothingUsedUpAndThenAllGoesOn() throws Exception {
        var program = Program.ordinary(service, "e0011@lumiere.demo");
        var person = signedIn();
        var code = program.code(person.token());
        var tokens = program.exchange(program.code(person.token()));
        var refreshToken = tokens.json().path("refresh_token").asString();
        var sessions = service.count("select count(*) from auth.sessions");
        Neighbour.waitUntil("it is up", SOON, () -> health().equals(Status.UP));

        var pin = SoftHsm.token().pinFile();
        var away = folder.resolve("pin");
        loggedOut();
        Files.move(pin, away);
        try {
            for (var answer :
                    List.of(
                            signedIn(),
                            browser.refresh(person.cookie()),
                            program.exchange(code),
                            program.refresh(refreshToken))) {
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.problem()).isEqualTo("/problems/auth/signing-unavailable");
                assertThat(answer.header("Retry-After")).isEqualTo("5");
            }
            assertThat(browser.me(person.token()).status()).isEqualTo(200);
            assertThat(browser.get("/oauth2/jwks").status()).isEqualTo(200);
            Neighbour.waitUntil("health says so", SOON, () -> health().equals(Status.DOWN));
            assertThat(service.count("select count(*) from auth.sessions")).isEqualTo(sessions);
            clock.move(Duration.ofSeconds(30)); // past the grace of two tabs
        } finally {
            Files.move(away, pin);
        }

        Neighbour.waitUntil("it signs again", SOON, () -> signedIn().status() == 200);
        assertThat(browser.refresh(person.cookie()).status()).isEqualTo(200);
        assertThat(program.exchange(code).status()).isEqualTo(200);
        assertThat(program.refresh(refreshToken).status()).isEqualTo(200);
        Neighbour.waitUntil("health says so", SOON, () -> health().equals(Status.UP));
    }

    @Test
    @Order(5)
    void aRotationWaitsForTheTokenAndNothingIsHalfDone() throws Exception {
        var active = in(KeyPhase.ACTIVE);
        var pin = SoftHsm.token().pinFile();
        var away = folder.resolve("pin");
        loggedOut();
        Files.move(pin, away);
        clock.move(Duration.ofDays(31));
        try {
            assertThat(catchThrowable(keys::learn)).isInstanceOf(Problem.class);
            assertThat(in(KeyPhase.ACTIVE)).isEqualTo(active);
        } finally {
            Files.move(away, pin);
        }
        Neighbour.waitUntil(
                "the watch has rotated",
                SOON,
                () -> !in(KeyPhase.ACTIVE).equals(active) && !in(KeyPhase.NEXT).isEmpty());
        assertThat(signedIn().status()).isEqualTo(200);
    }

    @Test
    @Order(6)
    void anotherProcessStartsWhileTheTokenIsAway() throws Exception {
        var pin = SoftHsm.token().pinFile();
        var away = folder.resolve("pin");
        loggedOut();
        Files.move(pin, away);
        try (var second = service.another(settings())) {
            var page = second.browser();
            assertThat(page.get("/oauth2/jwks").status()).isEqualTo(200);
            assertThat(page.login("e0012@lumiere.demo", AuthAlone.PASSWORD).status())
                    .isEqualTo(503);
            Files.move(away, pin);
            Neighbour.waitUntil(
                    "it signs",
                    SOON,
                    () -> page.login("e0012@lumiere.demo", AuthAlone.PASSWORD).status() == 200);
        }
    }

    @Test
    @Order(7)
    void keysChangeTheirPlaceByRotatingAndNobodyIsSignedOut() throws Exception {
        try (var sealed = AuthAlone.start();
                var token = sealed.another(settings())) {
            var theirKeys = token.bean(SigningKeys.class);
            var theirClock = token.bean(AuthAlone.MovableClock.class);
            theirKeys.learn();
            var page = token.browser();
            var person = page.login("e0013@lumiere.demo", AuthAlone.PASSWORD);
            assertThat(person.status()).as("signed by a sealed key").isEqualTo(200);
            var cookie = person.cookie();
            for (var rotation = 1; rotation <= 2; rotation++) {
                for (var day = 0; day < 31; day++) {
                    theirClock.move(Duration.ofHours(23));
                    var turned = page.refresh(cookie);
                    cookie = turned.status() == 200 ? turned.cookie() : "";
                    if (cookie.isEmpty()) { // fourteen days are over
                        cookie = page.login("e0013@lumiere.demo", AuthAlone.PASSWORD).cookie();
                    }
                    theirKeys.learn();
                }
            }
            theirClock.move(Duration.ofDays(2));
            theirKeys.learn();
            assertThat(
                            token.text(
                                    "select kept_in from auth.signing_keys where state ="
                                            + " 'active'"))
                    .isEqualTo("token");
            var answer = page.login("e0013@lumiere.demo", AuthAlone.PASSWORD);
            assertThat(page.me(answer.token()).status()).isEqualTo(200);
        }
    }
}
