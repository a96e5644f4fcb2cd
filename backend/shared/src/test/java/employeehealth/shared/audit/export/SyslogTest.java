package employeehealth.shared.audit.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyslogTest {

    @Test
    void aMessageIsOneOfRfc5424() {
        assertThat(
                        new Syslog("health.example.org")
                                .message(
                                        Syslog.Severity.WARNING,
                                        Instant.parse("2026-11-22T08:09:10.000012Z"),
                                        "audit",
                                        41,
                                        "{}"))
                .isEqualTo(
                        "<108>1 2026-11-22T08:09:10.000012Z health.example.org employee-health -"
                                + " audit [meta sequenceId=\"42\"][origin"
                                + " software=\"employee-health\"] {}");
    }

    /** The examples of section 6.3.3. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "user \"x\", user \\\"x\\\"",
                "a]b, a\\]b",
                "c\\d, c\\\\d",
            })
    void threeCharactersOfAParameterAreEscaped(String value, String written) {
        assertThat(Syslog.param("p", value)).isEqualTo(" p=\"" + written + "\"");
    }

    @Test
    void aHostNameCannotBringInAnythingElse() {
        assertThat(
                        new Syslog("a b\n<1>1")
                                .message(
                                        Syslog.Severity.INFORMATIONAL,
                                        Instant.EPOCH,
                                        "audit",
                                        0,
                                        "{}"))
                .startsWith("<110>1 1970-01-01T00:00:00.000000Z a?b?<1>1 employee-health ");
    }
}
