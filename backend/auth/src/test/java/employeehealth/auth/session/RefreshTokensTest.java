package employeehealth.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.auth.assurance.Assurance;
import employeehealth.auth.assurance.Method;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SessionId;
import employeehealth.shared.asvs.Asvs;
import employeehealth.shared.seal.PlatformSecrets;
import employeehealth.shared.settings.PlatformSettings;
import employeehealth.shared.settings.Stage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshTokensTest {

    private static final String SESSION = "0198c0de-0000-7000-8000-000000000001";
    private static final String COMPANY = "0198c0de-0000-7000-8000-000000000002";

    private RefreshTokens tokens;

    @BeforeEach
    void secrets(@TempDir Path folder) {
        tokens = tokensIn(folder, Stage.PROD);
    }

    private static RefreshTokens tokensIn(Path folder, Stage stage) {
        var settings =
                new PlatformSettings(true, folder, null, URI.create("http://localhost"), Map.of());
        return new RefreshTokens(PlatformSecrets.of(settings), settings.in(stage));
    }

    @Test
    void aCookieOfAnotherEnvironmentIsNotGenuineEvenUnderTheSameSecret(@TempDir Path folder) {
        var staging = tokensIn(folder, Stage.STAGING);
        var session = session(SESSION, COMPANY, (byte) 1, 2);

        assertThat(staging.genuine(staging.of(session), session)).isTrue();
        assertThat(tokensIn(folder, Stage.PROD).genuine(staging.of(session), session)).isFalse();
    }

    private static Session session(String id, String company, byte nonce, int generation) {
        return new Session(
                SessionId.of(id),
                CompanyId.of(company),
                new PersonId(new UUID(3, 3)),
                new byte[] {nonce},
                Instant.EPOCH,
                generation,
                Instant.EPOCH,
                Instant.EPOCH,
                false,
                Duration.ofHours(24),
                Strength.of(Assurance.by(Method.PASSWORD, Instant.EPOCH), false));
    }

    @Test
    void aTokenIsReadBackAsItWasWritten() {
        var token = tokens.of(session(SESSION, COMPANY, (byte) 1, 12));

        assertThat(token.text()).startsWith("v1." + COMPANY + "." + SESSION + ".12.");
        assertThat(RefreshToken.parse(token.text())).contains(token);
    }

    @Test
    void everyGenerationOfASessionIsGenuine() {
        var old = tokens.of(session(SESSION, COMPANY, (byte) 1, 1));

        assertThat(tokens.genuine(old, session(SESSION, COMPANY, (byte) 1, 9))).isTrue();
    }

    @Test
    @Asvs("9.1.1")
    void aTokenIsGoodForItsOwnSessionCompanyGenerationAndNonceOnly() {
        var token = tokens.of(session(SESSION, COMPANY, (byte) 1, 2));

        assertThat(tokens.genuine(token, session(SESSION, COMPANY, (byte) 2, 2))).isFalse();
        assertThat(tokens.genuine(token, session(COMPANY, COMPANY, (byte) 1, 2))).isFalse();
        assertThat(tokens.genuine(token, session(SESSION, SESSION, (byte) 1, 2))).isFalse();
        var later = new RefreshToken(token.company(), token.session(), 3, token.mac());
        assertThat(tokens.genuine(later, session(SESSION, COMPANY, (byte) 1, 3))).isFalse();
    }

    @Test
    @Asvs("7.2.3")
    void whatMakesATokenGoodHasTwoHundredAndFiftySixBits() {
        var macs =
                IntStream.range(0, 256)
                        .mapToObj(nonce -> session(SESSION, COMPANY, (byte) nonce, 1))
                        .map(session -> tokens.of(session).mac())
                        .toList();
        assertThat(macs).doesNotHaveDuplicates().allMatch(mac -> mac.matches("[0-9a-f]{64}"));
    }

    @Test
    void anotherPlatformsTokenIsNotGenuine(@TempDir Path elsewhere) {
        var theirs = tokensIn(elsewhere, Stage.PROD);
        var session = session(SESSION, COMPANY, (byte) 1, 2);

        assertThat(tokens.genuine(theirs.of(session), session)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v1",
                "v2.%s.%s.1.%s",
                "v1.%s.%s.0.%s",
                "v1.%s.%s.-1.%s",
                "v1.%s.%s.9999999999.%s",
                "v1.%s.%s.1.%s0",
                "v1.%s.%s.1.%s ",
                " v1.%s.%s.1.%s"
            })
    void anythingElseIsNotAToken(String form) {
        var text = form.formatted(COMPANY, SESSION, "0".repeat(64));

        assertThat(RefreshToken.parse(text)).isEmpty();
    }

    @Test
    void aTokenIsNeverPrinted() {
        var token = tokens.of(session(SESSION, COMPANY, (byte) 1, 2));

        assertThat(token.toString()).isEqualTo("RefreshToken[hidden]");
    }
}
