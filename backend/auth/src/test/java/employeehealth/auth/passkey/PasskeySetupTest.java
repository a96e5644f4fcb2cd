package employeehealth.auth.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.auth.Browser;
import employeehealth.shared.asvs.Asvs;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Setting up passkeys, against a real database, by a software authenticator. */
class PasskeySetupTest {

    private static final JsonMapper JSON = new JsonMapper();

    private static SoftAuthenticator device() {
        return new SoftAuthenticator(SoftKey.Algorithm.ES256);
    }

    @Test
    @Asvs("6.7.2")
    void theOptionsAreWhatABrowserTakes() {
        var owner = Owner.steppedUp();

        var options = owner.options();

        assertThat(options.at("/rp/id").asString()).isEqualTo("localhost");
        assertThat(options.at("/user/name").asString()).isEqualTo(owner.email);
        assertThat(options.path("attestation").asString()).isEqualTo("none");
        assertThat(options.at("/authenticatorSelection/residentKey").asString())
                .isEqualTo("required");
        assertThat(options.at("/authenticatorSelection/userVerification").asString())
                .isEqualTo("required");
        assertThat(options.path("pubKeyCredParams").valueStream().map(it -> it.path("alg").asInt()))
                .containsExactly(-7, -8, -257);
        assertThat(options.path("excludeCredentials")).isEmpty();
        assertThat(SoftAuthenticator.bytes(options.path("challenge").asString())).hasSize(56);
    }

    @Test
    void theHandleIsRandomAndStaysTheSame() {
        var owner = Owner.steppedUp();

        var handle = owner.options().at("/user/id").asString();

        assertThat(SoftAuthenticator.bytes(handle)).hasSize(32);
        assertThat(owner.options().at("/user/id").asString()).isEqualTo(handle);
        assertThat(Owner.steppedUp().options().at("/user/id").asString()).isNotEqualTo(handle);
    }

    @Test
    @Asvs("6.3.7")
    void whatWasSetUpIsListedAuditedAndTold() {
        var owner = Owner.steppedUp();
        var device = SoftAuthenticator.synced();

        var answer = owner.register(device.create(owner.options()), "  Mon téléphone ", null);

        assertThat(answer.status()).isEqualTo(201);
        var id = answer.json().path("id").asString();
        assertThat(answer.header("Location")).isEqualTo(Owner.PATH + "/" + id);
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
        var listed = owner.passkeys().get(0);
        assertThat(listed).isEqualTo(withoutCodes(answer));
        assertThat(listed.path("name").asString()).isEqualTo("Mon téléphone");
        assertThat(listed.path("synced").asBoolean()).isTrue();
        assertThat(listed.path("lastUsedAt").isNull()).isTrue();
        assertThat(Owner.SERVICE.audited("auth.passkey.added", id)).isOne();
        assertThat(owner.told("passkey-added")).isOne();
        var excluded = owner.options().at("/excludeCredentials/0");
        assertThat(excluded.path("id").asString()).isEqualTo(SoftAuthenticator.text(device.id));
        assertThat(excluded.at("/transports/0").asString()).isEqualTo("internal");
    }

    private static JsonNode withoutCodes(Browser.Answer answer) {
        var body = (ObjectNode) answer.json();
        body.remove("recoveryCodes");
        return body;
    }

    @Test
    void withoutANameItIsCalledByWhatItIs() {
        var owner = Owner.steppedUp();
        owner.with(SoftAuthenticator.hardware()).with(SoftAuthenticator.hardware());

        assertThat(owner.passkeys().valueStream().map(it -> it.path("name").asString()))
                .allMatch(name -> name.matches("(Clé de sécurité|Security key)( 2)?"))
                .doesNotHaveDuplicates();
    }

    @Test
    @Asvs("7.5.1")
    void onlyWhoHasLatelyProvenWhoTheyAreSetsOneUp() {
        var owner = Owner.next();
        var credential = device().create(owner.options());
        Owner.CLOCK.move(Duration.ofMinutes(11));
        owner = owner.refreshed();

        assertThat(owner.post("/registration/options", "", null).problem())
                .isEqualTo("/problems/platform/step-up-required");
        assertThat(owner.register(credential).problem())
                .isEqualTo("/problems/platform/step-up-required");
        assertThat(owner.stepUp().with(device()).passkeys()).hasSize(1);
        assertThat(Owner.BROWSER.post(Owner.PATH + "/registration/options", "", null).status())
                .isEqualTo(401);
    }

    private static void notAccepted(Owner owner, ObjectNode credential) {
        var answer = owner.register(credential);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("/problems/auth/passkey-not-accepted");
        assertThat(owner.passkeys()).isEmpty();
    }

    @Test
    void aChallengeOfSomebodyElseIsRefused() {
        var credential = device().create(Owner.steppedUp().options());
        notAccepted(Owner.steppedUp(), credential);
    }

    @Test
    void aChallengeOfAnotherSessionOfOnesOwnIsRefused() {
        var owner = Owner.steppedUp();
        var elsewhere = new Owner(owner.email).stepUp();
        notAccepted(owner, device().create(elsewhere.options()));
    }

    @Test
    void aChallengeForSigningInIsRefused() {
        var owner = Owner.steppedUp();
        var options = (ObjectNode) owner.options();
        options.set("challenge", Owner.signInOptions().get("challenge"));
        notAccepted(owner, device().create(options));
    }

    @Test
    void aChallengeThatWeDidNotMakeIsRefused() {
        var owner = Owner.steppedUp();
        var options = (ObjectNode) owner.options();
        var challenge = SoftAuthenticator.bytes(options.path("challenge").asString());
        for (var at : List.of(0, 17, 23, 24, 55)) {
            var other = challenge.clone();
            other[at] ^= 1;
            options.put("challenge", SoftAuthenticator.text(other));
            notAccepted(owner, device().create(options));
        }
        options.put("challenge", "");
        notAccepted(owner, device().create(options));
    }

    @Test
    void whoComesTooLateBeginsAgain() {
        var owner = Owner.steppedUp();
        var credential = device().create(owner.options());
        Owner.CLOCK.move(Duration.ofMinutes(5));
        notAccepted(owner, credential);
    }

    @Test
    @Asvs("6.7.2")
    void aChallengeIsGoodForOneAnswerEvenIfThatWasBad() {
        var owner = Owner.steppedUp();
        var options = owner.options();
        var liar = device();
        liar.origin = "https://evil.example";
        notAccepted(owner, liar.create(options));
        notAccepted(owner, device().create(options));
        var good = owner.options();
        assertThat(owner.register(device().create(good)).status()).isEqualTo(201);
        assertThat(owner.register(device().create(good)).status()).isEqualTo(400);
        assertThat(owner.passkeys()).hasSize(1);
    }

    @Test
    void aPasskeyThatIsKnownIsNobodyElses() {
        var device = device();
        Owner.steppedUp().with(device);
        var other = Owner.steppedUp();

        var answer = other.register(device.create(other.options()));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("/problems/auth/passkey-known");
        assertThat(other.passkeys()).isEmpty();
    }

    @Test
    void nobodyHasMoreThanTheyCanKeepTrackOf() {
        var owner = Owner.steppedUp();
        for (var n = 0; n < 4; n++) {
            owner.with(device());
        }
        assertThat(owner.register(device().create(owner.options())).problem())
                .isEqualTo("/problems/auth/too-many-passkeys");
        assertThat(owner.passkeys()).hasSize(4);
    }

    @Test
    void aRequestThatIsSentTwiceMakesOnePasskey() {
        var owner = Owner.steppedUp();
        var credential = device().create(owner.options());

        var first = owner.register(credential, "a", "key-1");
        var second = owner.register(credential, "a", "key-1");

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json()).isEqualTo(withoutCodes(first));
        assertThat(owner.passkeys()).hasSize(1);
        assertThat(owner.told("passkey-added")).isOne();
        assertThat(owner.register(credential, "b", "key-1").status()).isEqualTo(422);
    }

    @Test
    void ofSameAnswersAtOnceOneIsTaken() throws Exception {
        var owner = Owner.steppedUp();
        var credential = device().create(owner.options());
        Callable<Integer> register = () -> owner.register(credential).status();
        try (var tabs = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers =
                    tabs.invokeAll(Collections.nCopies(8, register)).stream()
                            .map(Future::resultNow)
                            .toList();
            assertThat(answers).containsOnly(201, 400).containsOnlyOnce(201);
        }
        assertThat(owner.passkeys()).hasSize(1);
    }

    @Test
    void aBadRequestNamesTheField() {
        var owner = Owner.steppedUp();
        Map.of(
                        "{}", "credential",
                        "{\"credential\":null}", "credential",
                        "{\"credential\":[]}", "credential",
                        "{\"credential\":{},\"admin\":true}", "admin",
                        "{\"name\":7,\"credential\":{}}", "name",
                        "{", "body")
                .forEach((body, field) -> {
                    var answer = owner.post("/registration", body, null);
                    assertThat(answer.status()).isEqualTo(400);
                    assertThat(answer.json().at("/errors/0/field").asString()).startsWith(field);
                });
    }

    @Test
    void eachFieldOfACredentialIsLookedAtFirst() {
        var owner = Owner.steppedUp();
        var credential = device().create(owner.options());
        for (var field : List.of("id", "rawId", "type")) {
            for (var value : List.of("", "=", "a/b+", "x".repeat(1401))) {
                var changed = credential.deepCopy().put(field, value);
                var answer = owner.register(changed);
                assertThat(answer.status()).isEqualTo(400);
                assertThat(answer.json().at("/errors/0/field").asString())
                        .isEqualTo("credential." + field);
            }
        }
        var response = (ObjectNode) credential.get("response");
        response.put("attestationObject", "A".repeat(32_769));
        assertThat(owner.register(credential).json().at("/errors/0/field").asString())
                .isEqualTo("credential.response.attestationObject");
        assertThat(owner.register(JSON.createObjectNode()).status()).isEqualTo(400);
    }

    @Test
    void refusalsAreAudited() {
        var owner = Owner.steppedUp();
        var before = Owner.SERVICE.count(REFUSED);
        var liar = device();
        liar.party = "evil.example";
        notAccepted(owner, liar.create(owner.options()));
        assertThat(Owner.SERVICE.count(REFUSED)).isEqualTo(before + 1);
    }

    private static final String REFUSED =
            "select count(*) from platform.audit_log where action = 'auth.passkey.refused'";
}
