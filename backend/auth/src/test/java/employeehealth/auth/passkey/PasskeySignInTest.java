package employeehealth.auth.passkey;

import static employeehealth.auth.passkey.Owner.BROWSER;
import static employeehealth.auth.passkey.Owner.CLOCK;
import static employeehealth.auth.passkey.Owner.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.auth.AuthAlone;
import employeehealth.auth.Browser;
import employeehealth.shared.asvs.Asvs;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

/** Signing in by a passkey alone. */
class PasskeySignInTest {

    private static SoftAuthenticator device() {
        return new SoftAuthenticator(SoftKey.Algorithm.ES256);
    }

    /** Refusals are counted by the minute. */
    @BeforeEach
    void aMinuteLater() {
        CLOCK.move(Duration.ofSeconds(61));
    }

    @AfterEach
    void adminIsBack() {
        SERVICE.bean(AuthAlone.FakeAdmin.class).isBack();
    }

    private static void refused(Browser.Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("/problems/auth/passkey-refused");
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"ES256", "EDDSA", "RS256"})
    void aPasskeyIsBothFactorsAndNeedsNoAddress(SoftKey.Algorithm algorithm) {
        var device = new SoftAuthenticator(algorithm);
        var owner = Owner.steppedUp().with(device);

        var answer = Owner.signIn(device);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.cookie()).startsWith("refresh-18080=v1.");
        var me = BROWSER.me(answer.token()).json();
        assertThat(me.path("email").asString()).isEqualTo(owner.email);
        assertThat(me.path("acr").asString()).isEqualTo("2");
        assertThat(Owner.claims(answer.token()).path("amr").valueStream().map(it -> it.asString()))
                .contains("user", "mfa")
                .doesNotContain("pwd");
        assertThat(BROWSER.refresh(answer.cookie()).status()).isEqualTo(200);
        assertThat(owner.passkeys().get(0).path("lastUsedAt").isNull()).isFalse();
        assertThat(SERVICE.audited("auth.passkey.used", owner.passkey())).isOne();
    }

    @Test
    void theOptionsNameNobody() {
        var options = Owner.signInOptions();

        assertThat(options.path("rpId").asString()).isEqualTo("localhost");
        assertThat(options.path("userVerification").asString()).isEqualTo("required");
        assertThat(options.path("allowCredentials").isArray()).isTrue();
        assertThat(options.path("allowCredentials")).isEmpty();
    }

    @Test
    void whoHasOneIsAskedForItAfterTheirPassword() {
        var device = device();
        var owner = Owner.steppedUp().with(device);

        var answer = BROWSER.login(owner.email, AuthAlone.PASSWORD);

        assertThat(answer.problem()).isEqualTo("/problems/auth/second-factor-required");
        assertThat(answer.json().at("/methods/0").asString()).isEqualTo("passkey");
        assertThat(Owner.signIn(device).status()).isEqualTo(200);
    }

    @Test
    @Asvs("6.3.8")
    void whateverIsWrongTheAnswerIsTheSame() {
        var device = device();
        Owner.steppedUp().with(device);
        var unknown = device();
        unknown.handle = SoftAuthenticator.random(32);
        var about = Owner.signIn(unknown);
        refused(about);
        var key = device.key;
        var id = device.id;
        var handle = device.handle;
        var lies =
                List.<Consumer<SoftAuthenticator>>of(
                        d -> d.origin = "https://evil.example",
                        d -> d.party = "evil.example",
                        d -> d.getType = "webauthn.create",
                        d -> d.flags = SoftAuthenticator.UP,
                        d -> d.flags = SoftAuthenticator.UV,
                        d -> d.key = SoftKey.of(SoftKey.Algorithm.ES256),
                        d -> d.id = SoftAuthenticator.random(32),
                        d -> d.handle = SoftAuthenticator.random(32),
                        d -> d.handle = new byte[0]);
        for (var lie : lies) {
            var liar = device();
            liar.key = key;
            liar.id = id;
            liar.handle = handle;
            lie.accept(liar);
            var answer = Owner.signIn(liar);
            refused(answer);
            assertThat(withoutTrace(answer)).isEqualTo(withoutTrace(about));
        }
        assertThat(Owner.signIn(device).status()).isEqualTo(200);
    }

    private static ObjectNode withoutTrace(Browser.Answer answer) {
        return ((ObjectNode) answer.json()).without("traceId");
    }

    @Test
    void nobodySignsInAsSomebodyElseByNamingThem() {
        var mine = device();
        Owner.steppedUp().with(mine);
        var theirs = device();
        Owner.steppedUp().with(theirs);

        mine.handle = theirs.handle;
        refused(Owner.signIn(mine));
        var answer = theirs.get(Owner.signInOptions());
        ((ObjectNode) answer.get("response")).remove("userHandle");
        refused(Owner.signIn(answer));
    }

    @Test
    void anAnswerIsGoodOnce() {
        var device = device();
        Owner.steppedUp().with(device);
        var answer = device.get(Owner.signInOptions());
        assertThat(Owner.signIn(answer).status()).isEqualTo(200);
        refused(Owner.signIn(answer));
    }

    @Test
    void aChallengeIsGoodForOneAnswerEvenIfThatWasBad() {
        var device = device();
        Owner.steppedUp().with(device);
        var options = Owner.signInOptions();
        device.origin = "https://evil.example";
        refused(Owner.signIn(device.get(options)));
        device.origin = "http://localhost:18080";
        refused(Owner.signIn(device.get(options)));
    }

    @Test
    void ofSameAnswersAtOnceOneSignsIn() throws Exception {
        var device = device();
        Owner.steppedUp().with(device);
        var answer = device.get(Owner.signInOptions());
        Callable<Integer> signIn = () -> Owner.signIn(answer).status();
        try (var browsers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers =
                    browsers.invokeAll(Collections.nCopies(8, signIn)).stream()
                            .map(Future::resultNow)
                            .toList();
            assertThat(answers).containsOnly(200, 401).containsOnlyOnce(200);
        }
    }

    @Test
    void aChallengeOfARegistrationOrThatIsTooOldIsRefused() {
        var device = device();
        var owner = Owner.steppedUp().with(device);
        refused(Owner.signIn(device.get(owner.options())));
        var late = device.get(Owner.signInOptions());
        CLOCK.move(Duration.ofMinutes(5));
        refused(Owner.signIn(late));
    }

    @Test
    void aCountThatGoesBackIsRefusedAuditedAndToldOnce() {
        var device = SoftAuthenticator.hardware();
        var owner = Owner.steppedUp().with(device);
        device.count = 9;
        assertThat(Owner.signIn(device).status()).isEqualTo(200);

        device.count = 9;
        refused(Owner.signIn(device));
        device.count = 8;
        refused(Owner.signIn(device));

        assertThat(SERVICE.audited("auth.passkey.copied", owner.passkey())).isEqualTo(2);
        assertThat(owner.told("passkey-copied")).isOne();
        assertThat(owner.passkeys().get(0).path("suspectedAt").isNull()).isFalse();
        device.count = 10;
        assertThat(Owner.signIn(device).status()).as("the real one").isEqualTo(200);
    }

    @Test
    void aSyncedPasskeyDoesNotCountAndMayStopBeingSynced() {
        var device = SoftAuthenticator.synced();
        var owner = Owner.steppedUp().with(device);
        assertThat(Owner.signIn(device).status()).isEqualTo(200);
        device.flags &= ~SoftAuthenticator.BS;
        assertThat(Owner.signIn(device).status()).isEqualTo(200);
        assertThat(owner.passkeys().get(0).path("synced").asBoolean()).isFalse();
        assertThat(owner.told("passkey-copied")).isZero();
    }

    @Test
    void wrongPasswordsOfOthersStandInNoPasskeysWay() {
        var device = device();
        var owner = Owner.steppedUp().with(device);
        for (var guess = 0; guess < 7; guess++) {
            BROWSER.login(owner.email, "guess");
        }
        assertThat(BROWSER.login(owner.email, AuthAlone.PASSWORD).status()).isEqualTo(429);
        assertThat(Owner.signIn(device).status()).isEqualTo(200);
    }

    @Test
    void whoIsRefusedTooOftenWaitsAndNobodyElseDoes() {
        var device = device();
        Owner.steppedUp().with(device);
        var unknown = device();
        unknown.handle = SoftAuthenticator.random(32);
        for (var n = 0; n < 20; n++) {
            refused(Owner.signIn(unknown));
        }
        var waits = Owner.signIn(unknown);
        assertThat(waits.status()).isEqualTo(429);
        assertThat(Integer.parseInt(waits.header("Retry-After"))).isBetween(1, 60);
        assertThat(Owner.signIn(device).status()).isEqualTo(200);
        CLOCK.move(Duration.ofSeconds(60));
        refused(Owner.signIn(unknown));
    }

    @Test
    void aNeighboursFailureUsesNothingUp() {
        var device = SoftAuthenticator.hardware();
        Owner.steppedUp().with(device);
        device.count = 8;
        var answer = device.get(Owner.signInOptions());
        var admin = SERVICE.bean(AuthAlone.FakeAdmin.class);
        admin.goesDown();
        assertThat(Owner.signIn(answer).status()).isEqualTo(503);
        admin.isBack();
        assertThat(Owner.signIn(answer).status()).isEqualTo(200);
    }

    @Test
    void refusalsInFrench() {
        var answer =
                BROWSER.send(
                        BROWSER.request(Owner.PATH + "/login")
                                .header("Accept-Language", "fr")
                                .POST(
                                        java.net.http.HttpRequest.BodyPublishers.ofString(
                                                "{\"credential\":"
                                                        + device().get(Owner.signInOptions())
                                                        + "}")));
        assertThat(answer.json().path("title").asString())
                .isEqualTo("Cette clé d’accès n’a pas été acceptée");
    }

    @Test
    void changedAnswersSignNobodyInAndBreakNothing() {
        var random = new Random(20261130);
        var device = device();
        Owner.steppedUp().with(device);
        for (var n = 0; n < 150; n++) {
            if (n % 10 == 0) {
                CLOCK.move(Duration.ofSeconds(61));
            }
            var answer = device.get(Owner.signInOptions());
            AuthenticatorsTest.mutate(
                    answer,
                    random,
                    "clientDataJSON",
                    "authenticatorData",
                    "signature",
                    "userHandle");
            assertThat(Owner.signIn(answer).status()).as("case %d", n).isIn(400, 401);
        }
    }
}
