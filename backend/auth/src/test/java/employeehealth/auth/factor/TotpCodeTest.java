package employeehealth.auth.factor;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.asvs.Asvs;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpCodeTest {

    private static final byte[] RFC_6238 =
            "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final Instant NOW = Instant.parse("2026-11-28T20:00:10Z");
    private static final long STEP = TotpCode.step(NOW);

    /** RFC 6238, appendix B, cut to six digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void theStandardsOwnExamplesComeOut(long seconds, String code) {
        assertThat(TotpCode.at(RFC_6238, TotpCode.step(Instant.ofEpochSecond(seconds))))
                .isEqualTo(code);
    }

    private static OptionalLong accepted(long step, long last) {
        return TotpCode.accepted(RFC_6238, TotpCode.at(RFC_6238, step), last, NOW);
    }

    @Test
    @Asvs("6.5.5")
    void aClockMayBeHalfAMinuteOffAndNoMore() {
        for (var off = -1; off <= 1; off++) {
            assertThat(accepted(STEP + off, 0)).hasValue(STEP + off);
        }
        for (var off : new int[] {-1000, -3, -2, 2, 3, 1000}) {
            assertThat(accepted(STEP + off, 0)).as("%d steps off", off).isEmpty();
        }
    }

    @Test
    @Asvs("6.5.1")
    void aStepThatWasTakenIsNotTakenAgainNorOneBeforeIt() {
        assertThat(accepted(STEP, STEP)).isEmpty();
        assertThat(accepted(STEP - 1, STEP)).isEmpty();
        assertThat(accepted(STEP + 1, STEP)).hasValue(STEP + 1);
    }

    @ParameterizedTest
    @CsvSource({"''", "000000000", "12345", "abcdef", "١٢٣٤٥٦"})
    void whatIsNoCodeIsNotAccepted(String code) {
        assertThat(TotpCode.accepted(RFC_6238, code, 0, NOW)).isEmpty();
    }

    /** RFC 4648, 10. */
    @ParameterizedTest
    @CsvSource({"'', ''", "f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "foobar, MZXW6YTBOI"})
    void base32IsTheStandards(String text, String encoded) {
        assertThat(Base32.of(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(encoded);
    }
}
