package employeehealth.shared.access;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.asvs.Asvs;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.remote.LocalServices;
import employeehealth.shared.seal.PlatformSecrets;
import employeehealth.shared.settings.Stage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceTokensTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    /** The same platform, when its clock shows so many seconds past noon. */
    private static ServiceTokens after(int seconds) {
        return at(TestPlatform.secrets(), seconds);
    }

    private static ServiceTokens at(PlatformSecrets secrets, int seconds) {
        return in(secrets, Set.of("triage"), NOON.plus(Duration.ofSeconds(seconds)));
    }

    private static ServiceTokens in(PlatformSecrets secrets, Set<String> services, Instant now) {
        return new ServiceTokens(
                secrets, Stage.PROD, new LocalServices(services), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static ServiceTokens processOf(String... services) {
        return in(TestPlatform.secrets(), Set.of(services), NOON);
    }

    @Test
    void aTokenSaysWhoCalls() {
        var token = processOf("gateway").mint("triage");
        assertThat(processOf("triage").caller(token)).containsExactly("gateway");
        var ofSeveral = processOf("auth", "admin").mint("triage");
        assertThat(processOf("triage").caller(ofSeveral))
                .containsExactlyInAnyOrder("admin", "auth");
    }

    @Test
    @Asvs({"9.2.3", "9.2.4"})
    void aTokenForOneServiceOpensNoOther() {
        var token = processOf("gateway").mint("triage");
        assertThat(processOf("auth").accepts(token)).isFalse();
        assertThat(processOf("auth", "triage").accepts(token)).isTrue();
    }

    @Test
    @Asvs("9.2.2")
    void aTokenIsNotReadAsAnothers() {
        var token = processOf("gateway").mint("triage");
        assertThat(processOf("triage").accepts(token.replace(".gateway.", ".auth."))).isFalse();
        assertThat(processOf("auth").accepts(token.replace(".triage.", ".auth."))).isFalse();
    }

    @Test
    void aFreshTokenIsAccepted() {
        assertThat(after(0).accepts(after(0).mint("triage"))).isTrue();
    }

    @Test
    @Asvs("9.2.1")
    void aTokenLivesOneMinute() {
        var token = after(0).mint("triage");
        assertThat(after(60).accepts(token)).isTrue();
        assertThat(after(61).accepts(token)).isFalse();
        assertThat(after(86_400).accepts(token)).isFalse();
    }

    @Test
    void aClockMayBeAheadByFiveSecondsAndNoMore() {
        assertThat(after(0).accepts(after(5).mint("triage"))).isTrue();
        assertThat(after(0).accepts(after(6).mint("triage"))).isFalse();
        assertThat(after(0).accepts(after(86_400).mint("triage"))).isFalse();
    }

    @Test
    @Asvs("9.1.1")
    void anAlteredTokenIsRefused() {
        var token = after(0).mint("triage");
        for (var i = 0; i < token.length(); i++) {
            var altered = new StringBuilder(token);
            altered.setCharAt(i, token.charAt(i) == '1' ? '2' : '1');
            assertThat(after(0).accepts(altered.toString())).as("character %d", i).isFalse();
        }
    }

    @Test
    void anOldSignatureDoesNotServeALaterExpiry() {
        var old = after(0).mint("triage");
        var later = after(3_600).mint("triage");
        var mixed =
                later.substring(0, later.lastIndexOf('.')) + old.substring(old.lastIndexOf('.'));
        assertThat(after(3_600).accepts(mixed)).isFalse();
    }

    @Test
    void aTokenOfAnotherEnvironmentIsRefusedEvenUnderTheSameSecret() {
        var staging =
                new ServiceTokens(
                        TestPlatform.secrets(),
                        Stage.STAGING,
                        new LocalServices(Set.of("triage")),
                        Clock.fixed(NOON, ZoneOffset.UTC));
        assertThat(staging.accepts(staging.mint("triage"))).isTrue();
        assertThat(after(0).accepts(staging.mint("triage"))).isFalse();
    }

    @Test
    void aTokenOfAnotherPlatformIsRefused(@TempDir Path elsewhere) {
        var others = PlatformSecrets.of(TestPlatform.demo(elsewhere));
        assertThat(after(0).accepts(at(others, 0).mint("triage"))).isFalse();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "v2",
                "v2..",
                "v2...",
                "v1.1772452860.0000000000000000000000000000000000000000000000000000000000000000",
                "v2.gateway.triage.1772452860.",
                "v2.gateway.triage.1772452860.00",
                "Bearer x",
                "v2.gateway.triage.-1.0000000000000000000000000000000000000000000000000000000000000000",
                "v2.gateway.triage.9999999999999.0000000000000000000000000000000000000000000000000000000000000000",
                "v2.gateway.triage.999999999999999999999.0000000000000000000000000000000000000000000000000000000000000000"
            })
    void garbageIsRefused(String token) {
        assertThat(after(0).accepts(token)).isFalse();
    }

    @Test
    void nothingAroundATokenIsOverlooked() {
        var token = after(0).mint("triage");
        assertThat(after(0).accepts(" " + token)).isFalse();
        assertThat(after(0).accepts(token + "\n")).isFalse();
        assertThat(after(0).accepts(token + token)).isFalse();
    }
}
