package employeehealth.auth.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.settings.PlatformSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is taken from an authenticator and what is not, without any row or request. */
class AuthenticatorsTest {

    private static final int CASES = Integer.getInteger("test.cases", 1000);
    private static final JsonMapper JSON = new JsonMapper();
    private static final byte[] CHALLENGE = SoftAuthenticator.random(56);
    private static final Authenticators AUTHENTICATORS =
            new Authenticators(
                    new RelyingParty(
                            new PlatformSettings(
                                    true,
                                    Path.of("."),
                                    null,
                                    URI.create("http://localhost:18080"),
                                    Map.of())));

    private static JsonNode options() {
        var options = JSON.createObjectNode().put("challenge", SoftAuthenticator.text(CHALLENGE));
        options.putObject("user").put("id", SoftAuthenticator.text(SoftAuthenticator.random(32)));
        return options;
    }

    private static boolean ours(byte[] challenge) {
        return Arrays.equals(challenge, CHALLENGE);
    }

    private static Registered registered(ObjectNode answer) {
        return AUTHENTICATORS.registered(
                JSON.treeToValue(answer, NewCredential.class), AuthenticatorsTest::ours);
    }

    private static Signed signed(ObjectNode answer, Credential credential) {
        return AUTHENTICATORS.signed(
                JSON.treeToValue(answer, SignedChallenge.class),
                credential,
                AuthenticatorsTest::ours);
    }

    private static Credential credential(SoftAuthenticator device) {
        var registered = registered(device.create(options()));
        assertThat(registered).isInstanceOf(Registered.Good.class);
        return ((Registered.Good) registered).credential();
    }

    @ParameterizedTest
    @EnumSource(names = {"ES256", "EDDSA", "RS256"})
    void keysOfThreeAlgorithmsAreTakenAndSign(SoftKey.Algorithm algorithm) {
        var device = new SoftAuthenticator(algorithm);
        var credential = credential(device);

        assertThat(credential.id()).isEqualTo(device.id);
        assertThat(signed(device.get(options()), credential)).isInstanceOf(Signed.Good.class);
        device.key = SoftKey.of(algorithm);
        assertThat(signed(device.get(options()), credential)).isInstanceOf(Signed.Refused.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"ES384", "RS256_OF_1024_BITS", "RS1"})
    void otherAlgorithmsAndShortKeysAreNot(SoftKey.Algorithm algorithm) {
        assertThat(registered(new SoftAuthenticator(algorithm).create(options())))
                .isInstanceOf(Registered.Refused.class);
    }

    static List<Consumer<SoftAuthenticator>> lies() {
        return List.of(
                device -> device.origin = "http://localhost:18081",
                device -> device.origin = "https://localhost:18080",
                device -> device.origin = "http://localhost:18080.evil.example",
                device -> device.origin = "http://evil.localhost:18080",
                device -> device.origin = "null",
                device -> device.origin = "",
                device -> device.party = "evil.example",
                device -> device.party = "localhos",
                device -> device.flags = SoftAuthenticator.UV,
                device -> device.flags = SoftAuthenticator.UP,
                device -> device.flags = 0,
                // Backed up, and not able to be.
                device ->
                        device.flags =
                                SoftAuthenticator.UP | SoftAuthenticator.UV | SoftAuthenticator.BS,
                device -> device.crossOrigin = true,
                device -> {
                    device.createType = "webauthn.get";
                    device.getType = "webauthn.create";
                },
                device -> {
                    device.createType = "payment.create";
                    device.getType = "payment.get";
                });
    }

    @ParameterizedTest
    @MethodSource("lies")
    void whatIsSaidForAnotherPageOrWithoutTheUserIsRefused(Consumer<SoftAuthenticator> lie) {
        var honest = new SoftAuthenticator(SoftKey.Algorithm.ES256);
        var credential = credential(honest);
        lie.accept(honest);
        assertThat(signed(honest.get(options()), credential)).isInstanceOf(Signed.Refused.class);

        var liar = new SoftAuthenticator(SoftKey.Algorithm.ES256);
        lie.accept(liar);
        assertThat(registered(liar.create(options()))).isInstanceOf(Registered.Refused.class);
    }

    @Test
    void aTypeThatIsForSigningInSetsNothingUpAndTheOtherWayRound() {
        var device = new SoftAuthenticator(SoftKey.Algorithm.ES256);
        device.createType = "webauthn.get";
        assertThat(registered(device.create(options()))).isInstanceOf(Registered.Refused.class);
    }

    @Test
    void anotherChallengeIsRefusedAndNotOursToUseUp() {
        var device = new SoftAuthenticator(SoftKey.Algorithm.ES256);
        var credential = credential(device);
        var foreign =
                JSON.createObjectNode()
                        .put("challenge", SoftAuthenticator.text(SoftAuthenticator.random(56)));

        assertThat(signed(device.get(foreign), credential)).isEqualTo(new Signed.Refused(null));
    }

    @Test
    void thePasskeyMustBeTheOneThatTheAnswerNames() {
        var device = new SoftAuthenticator(SoftKey.Algorithm.ES256);
        var other = device.create(options());
        other.put("rawId", SoftAuthenticator.text(SoftAuthenticator.random(32)));
        assertThat(registered(other)).isInstanceOf(Registered.Refused.class);
        other.put("id", other.path("rawId").asString());
        assertThat(registered(other)).isInstanceOf(Registered.Refused.class);
    }

    @Test
    void aCountThatGoesBackIsTold() {
        var device = SoftAuthenticator.hardware();
        var credential = credential(device);
        device.count = 8;
        assertThat(signed(device.get(options()), credential)).isInstanceOf(Signed.Good.class);
        for (var count : List.of(7, 6, 0)) {
            device.count = count;
            assertThat(signed(device.get(options()), credential)).isInstanceOf(Signed.Copied.class);
        }
    }

    @Test
    void aForgedSignatureWithAnOldCountIsNoCopy() {
        var device = SoftAuthenticator.hardware();
        var credential = credential(device);
        device.count = 1;
        device.key = SoftKey.of(SoftKey.Algorithm.ES256);
        assertThat(signed(device.get(options()), credential)).isInstanceOf(Signed.Refused.class);
    }

    @Test
    void whetherItCanBeSyncedNeverChangesAndWhetherItIsMay() {
        var synced = SoftAuthenticator.synced();
        var credential = credential(synced);
        assertThat(credential.backupEligible()).isTrue();
        synced.flags = SoftAuthenticator.UP | SoftAuthenticator.UV | SoftAuthenticator.BE;
        assertThat(signed(synced.get(options()), credential))
                .isInstanceOfSatisfying(
                        Signed.Good.class, good -> assertThat(good.proven().backedUp()).isFalse());
        synced.flags = SoftAuthenticator.UP | SoftAuthenticator.UV;
        assertThat(signed(synced.get(options()), credential)).isInstanceOf(Signed.Refused.class);

        var single = new SoftAuthenticator(SoftKey.Algorithm.ES256);
        var bound = credential(single);
        single.flags |= SoftAuthenticator.BE;
        assertThat(signed(single.get(options()), bound)).isInstanceOf(Signed.Refused.class);
    }

    @Test
    void nobodysPasskeyIsNeverRight() {
        var device = new SoftAuthenticator(SoftKey.Algorithm.ES256);
        var answer = JSON.treeToValue(device.get(options()), SignedChallenge.class);
        assertThat(AUTHENTICATORS.signed(answer, null, AuthenticatorsTest::ours))
                .isInstanceOfSatisfying(
                        Signed.Refused.class,
                        refused -> assertThat(refused.challenge()).isEqualTo(CHALLENGE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fido-u2f", "tpm", "android-key", "apple", "unheard-of", ""})
    void anAttestationThatNobodyAskedForIsRefusedOrHasNoEffect(String format) {
        var device = new SoftAuthenticator(SoftKey.Algorithm.ES256);
        device.format = format;
        assertThat(registered(device.create(options()))).isInstanceOf(Registered.Refused.class);
    }

    @Test
    void whatIsChangedAnywhereSignsNobodyInAndBreaksNothing() {
        var random = new Random(20261128);
        var device = SoftAuthenticator.hardware();
        var credential = credential(device);
        device.count = 8;
        for (var n = 0; n < CASES; n++) {
            var answer = device.get(options());
            mutate(answer, random, "clientDataJSON", "authenticatorData", "signature");
            assertThat(signed(answer, credential))
                    .as("case %d", n)
                    .isInstanceOf(Signed.Refused.class);
        }
    }

    @Test
    void aRegistrationThatIsChangedAnywhereBreaksNothing() {
        var random = new Random(20261129);
        for (var n = 0; n < CASES; n++) {
            var answer = new SoftAuthenticator(SoftKey.Algorithm.ES256).create(options());
            mutate(answer, random, "clientDataJSON", "attestationObject");
            assertThat(registered(answer)).as("case %d", n).isNotNull();
        }
    }

    @Test
    void nestedCborOfAnyDepthIsRefused() {
        var device = new SoftAuthenticator(SoftKey.Algorithm.ES256);
        for (var opener : new int[] {0x81, 0xa1, 0x9f, 0xbf, 0xc1, 0xd8, 0x5f, 0x7b, 0x9b, 0xbb}) {
            var bytes = new byte[20_000];
            Arrays.fill(bytes, (byte) opener);
            var answer = device.create(options());
            ((ObjectNode) answer.get("response"))
                    .put("attestationObject", SoftAuthenticator.text(bytes));
            assertThat(registered(answer)).isInstanceOf(Registered.Refused.class);
        }
    }

    @Test
    void clientDataThatIsNoJsonObjectIsRefused() {
        var device = new SoftAuthenticator(SoftKey.Algorithm.ES256);
        for (var text :
                List.of("", "null", "[]", "{}", "\"x\"", "{\"challenge\":1}", "[".repeat(5000))) {
            var answer = device.create(options());
            ((ObjectNode) answer.get("response"))
                    .put(
                            "clientDataJSON",
                            SoftAuthenticator.text(text.getBytes(StandardCharsets.UTF_8)));
            assertThat(registered(answer)).isInstanceOf(Registered.Refused.class);
        }
    }

    /** Flips, cuts, repeats or inserts bytes somewhere in one of these fields. */
    static void mutate(ObjectNode answer, Random random, String... fields) {
        var response = (ObjectNode) answer.get("response");
        var field = fields[random.nextInt(fields.length)];
        var bytes = SoftAuthenticator.bytes(response.get(field).asString());
        response.put(field, SoftAuthenticator.text(mutated(bytes, random)));
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        var at = random.nextInt(bytes.length);
        return switch (random.nextInt(5)) {
            case 0 -> {
                bytes[at] ^= (byte) (1 << random.nextInt(8));
                yield bytes;
            }
            case 1 -> {
                bytes[at] ^= (byte) (1 + random.nextInt(255));
                yield bytes;
            }
            case 2 -> Arrays.copyOf(bytes, at);
            case 3 -> Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(40));
            default -> {
                var longer = new byte[bytes.length + 1];
                System.arraycopy(bytes, 0, longer, 0, at);
                longer[at] = (byte) random.nextInt(256);
                System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
                yield longer;
            }
        };
    }
}
