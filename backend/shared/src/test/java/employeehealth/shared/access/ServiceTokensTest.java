package employeehealth.shared.access;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.seal.PlatformSecrets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
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
        return new ServiceTokens(
                secrets, Clock.fixed(NOON.plus(Duration.ofSeconds(seconds)), ZoneOffset.UTC));
    }

    @Test
    void aFreshTokenIsAccepted() {
        assertThat(after(0).accepts(after(0).mint())).isTrue();
    }

    @Test
    void aTokenLivesOneMinute() {
        var token = after(0).mint();
        assertThat(after(60).accepts(token)).isTrue();
        assertThat(after(61).accepts(token)).isFalse();
        assertThat(after(86_400).accepts(token)).isFalse();
    }

    @Test
    void aClockMayBeAheadByFiveSecondsAndNoMore() {
        assertThat(after(0).accepts(after(5).mint())).isTrue();
        assertThat(after(0).accepts(after(6).mint())).isFalse();
        assertThat(after(0).accepts(after(86_400).mint())).isFalse();
    }

    @Test
    void anAlteredTokenIsRefused() {
        var token = after(0).mint();
        for (var i = 0; i < token.length(); i++) {
            var altered = new StringBuilder(token);
            altered.setCharAt(i, token.charAt(i) == '1' ? '2' : '1');
            assertThat(after(0).accepts(altered.toString())).as("character %d", i).isFalse();
        }
    }

    @Test
    void anOldSignatureDoesNotServeALaterExpiry() {
        var old = after(0).mint();
        var later = after(3_600).mint();
        var mixed =
                later.substring(0, later.lastIndexOf('.')) + old.substring(old.lastIndexOf('.'));
        assertThat(after(3_600).accepts(mixed)).isFalse();
    }

    @Test
    void aTokenOfAnotherPlatformIsRefused(@TempDir Path elsewhere) {
        var others = PlatformSecrets.of(TestPlatform.demo(elsewhere));
        assertThat(after(0).accepts(at(others, 0).mint())).isFalse();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "v1",
                "v1..",
                "v1.1772452860.",
                "v1.1772452860.00",
                "Bearer x",
                "v1.-1.0000000000000000000000000000000000000000000000000000000000000000",
                "v1.9999999999999.0000000000000000000000000000000000000000000000000000000000000000",
                "v1.999999999999999999999.0000000000000000000000000000000000000000000000000000000000000000"
            })
    void garbageIsRefused(String token) {
        assertThat(after(0).accepts(token)).isFalse();
    }

    @Test
    void nothingAroundATokenIsOverlooked() {
        var token = after(0).mint();
        assertThat(after(0).accepts(" " + token)).isFalse();
        assertThat(after(0).accepts(token + "\n")).isFalse();
        assertThat(after(0).accepts(token + token)).isFalse();
    }
}
