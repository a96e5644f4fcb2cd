package employeehealth.auth.passkey;

import static employeehealth.auth.passkey.Owner.CLOCK;
import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.auth.Browser;
import employeehealth.shared.asvs.Asvs;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Proving again who one is, by a passkey. */
class PasskeyStepUpTest {

    private final SoftAuthenticator device = SoftAuthenticator.hardware();

    /** Refusals are counted by the minute. */
    @BeforeEach
    void aMinuteLater() {
        CLOCK.move(Duration.ofSeconds(61));
    }

    private static JsonNode options(Owner owner) {
        return owner.post("/step-up/options", "", null).json();
    }

    private static Browser.Answer stepUp(Owner owner, JsonNode credential) {
        return owner.post("/step-up", "{\"credential\":" + credential + "}", null);
    }

    private JsonNode used(JsonNode options) {
        device.count++;
        return device.get(options);
    }

    private static void refused(Browser.Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("/problems/auth/passkey-refused");
    }

    @Test
    void aPasskeyStepsUp() {
        var owner = Owner.steppedUp().with(device);
        CLOCK.move(Duration.ofMinutes(11));
        owner = owner.refreshed();
        var options = options(owner);
        assertThat(options.at("/allowCredentials/0/id").asString())
                .isEqualTo(SoftAuthenticator.text(device.id));
        assertThat(options.path("allowCredentials")).hasSize(1);

        var answer = stepUp(owner, used(options));

        assertThat(answer.status()).isEqualTo(200);
        var claims = Owner.claims(answer.token());
        assertThat(claims.path("acr").asString()).isEqualTo("3");
        assertThat(claims.path("amr").valueStream().map(JsonNode::asString)).contains("user");
        assertThat(owner.passkeys().get(0).path("lastUsedAt").isNull()).isFalse();
    }

    @Test
    @Asvs("7.5.1")
    void whoHasNoPasswordAddsAnAddressOfTheirOwn() {
        var owner = Owner.steppedUp().with(device);
        Owner.SERVICE.change(
                "update auth.people set password_hash = null where email = ?", owner.email);
        CLOCK.move(Duration.ofMinutes(11));
        owner = owner.refreshed();
        assertThat(addsAddress(owner.token).problem())
                .isEqualTo("/problems/platform/step-up-required");

        var proven = stepUp(owner, used(options(owner))).token();

        assertThat(addsAddress(proven).status()).isEqualTo(202);
    }

    private static Browser.Answer addsAddress(String token) {
        var body = Browser.json("email", "own@home.example");
        return Owner.BROWSER.as(token, "POST", "/api/v1/auth/personal-address", body);
    }

    @Test
    void anAnswerIsGoodOnce() {
        var owner = Owner.steppedUp().with(device);
        var answer = used(options(owner));
        assertThat(stepUp(owner, answer).status()).isEqualTo(200);
        refused(stepUp(owner, answer));
    }

    @Test
    void anAnswerForSigningInOrForAnotherSessionDoesNot() {
        var owner = Owner.steppedUp().with(device);
        refused(stepUp(owner, used(Owner.signInOptions())));
        var elsewhere = Owner.signIn((ObjectNode) used(Owner.signInOptions()));
        var other = new Owner(owner.email, elsewhere);
        refused(stepUp(owner, used(options(other))));
        assertThat(stepUp(other, used(options(other))).status()).isEqualTo(200);
    }

    @Test
    void somebodyElsesPasskeyDoesNot() {
        Owner.steppedUp().with(device);
        var other = Owner.steppedUp();
        refused(stepUp(other, used(options(other))));
        device.handle = new byte[0];
        refused(stepUp(other, used(options(other))));
    }

    @Test
    void aCountThatGoesBackDoesNot() {
        var owner = Owner.steppedUp().with(device);
        device.count = 3;
        refused(stepUp(owner, device.get(options(owner))));
        assertThat(owner.told("passkey-copied")).isOne();
    }

    @Test
    void whoIsRefusedTooOftenWaits() {
        var owner = Owner.steppedUp().with(device);
        device.origin = "https://evil.example";
        for (var n = 0; n < 20; n++) {
            refused(stepUp(owner, used(options(owner))));
        }
        assertThat(stepUp(owner, used(options(owner))).status()).isEqualTo(429);
    }
}
