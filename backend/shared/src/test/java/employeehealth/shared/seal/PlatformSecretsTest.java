package employeehealth.shared.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.settings.PlatformSettings;
import employeehealth.shared.settings.StartRefused;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformSecretsTest {

    private final PlatformSettings settings;
    private final PlatformSecrets secrets;

    PlatformSecretsTest(@TempDir Path folder) {
        settings = TestPlatform.demo(folder);
        secrets = PlatformSecrets.of(settings);
    }

    @Test
    void eachPurposeHasAKeyOfItsOwn() {
        assertThat(secrets.mac("audit", "text"))
                .hasSize(32)
                .isNotEqualTo(secrets.mac("service-token", "text"))
                .isNotEqualTo(secrets.mac("audit", "texts"));
        assertThat(secrets.password("one")).isNotEqualTo(secrets.password("two"));
    }

    /** What was derived once has to be derived for ever: HMAC-SHA256 twice. */
    @Test
    void itIsAnHmacUnderAnHmac() throws Exception {
        var secret = Files.readAllBytes(settings.keys().resolve("platform.secret"));
        assertThat(secrets.mac("audit", "text")).isEqualTo(hmac(hmac(secret, "audit"), "text"));
    }

    private static byte[] hmac(byte[] key, String text) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void manyAtOnceDoNotDisturbEachOther() throws Exception {
        var expected = secrets.mac("audit", "text");
        try (var threads = Executors.newFixedThreadPool(4)) {
            var all = new ArrayList<Future<byte[]>>();
            for (var i = 0; i < 400; i++) {
                var n = i;
                all.add(
                        threads.submit(() -> {
                            secrets.mac("audit", "another " + n);
                            return secrets.mac("audit", "text");
                        }));
            }
            for (var each : all) {
                assertThat(each.get()).isEqualTo(expected);
            }
        }
    }

    @Test
    void theProcessesOfOneFolderDeriveTheSame() {
        var another = PlatformSecrets.of(settings);
        assertThat(another.mac("audit", "text")).isEqualTo(secrets.mac("audit", "text"));
        assertThat(another.password("one")).isEqualTo(secrets.password("one"));
    }

    @Test
    void anotherPlatformDerivesSomethingElse(@TempDir Path elsewhere) {
        assertThat(PlatformSecrets.of(TestPlatform.demo(elsewhere)).password("one"))
                .isNotEqualTo(secrets.password("one"));
    }

    @Test
    void aPasswordIsSafeInsideAStatement() {
        assertThat(secrets.password("database|svc_triage")).matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void outsideADemoAMissingSecretStopsTheStart(@TempDir Path empty) {
        var real =
                new PlatformSettings(
                        false, empty, empty, URI.create("https://health.example"), Map.of());
        assertThatThrownBy(() -> PlatformSecrets.of(real))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("platform.secret")
                .hasMessageContaining("--make-keys");
        assertThat(empty).isEmptyDirectory();
    }

    @Test
    void outsideADemoKeysThatWereMadeBeforeAreUsed() {
        var real =
                new PlatformSettings(
                        false,
                        settings.dataDir(),
                        settings.keysDir(),
                        URI.create("https://health.example"),
                        Map.of());
        assertThat(PlatformSecrets.of(real).password("one")).isEqualTo(secrets.password("one"));
    }

    @Test
    void printedTheyShowNothing() throws Exception {
        var secret = Files.readAllBytes(settings.keys().resolve("platform.secret"));
        assertThat(secrets.toString())
                .isEqualTo("PlatformSecrets[hidden]")
                .doesNotContain(HexFormat.of().formatHex(secret))
                .doesNotContain(Base64.getEncoder().encodeToString(secret));
    }
}
