package employeehealth.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.auth.assurance.Assurance;
import employeehealth.auth.assurance.Method;
import employeehealth.auth.assurance.Requirement;
import employeehealth.shared.access.Acr;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrengthTest {

    private static final Instant THEN = Instant.parse("2026-11-28T20:00:00Z");
    private static final Strength PASSWORD =
            Strength.of(Assurance.by(Method.PASSWORD, THEN), false);

    @Test
    void steppingUpEndsByItselfAndItsTokensWithIt() {
        var at = THEN.plusSeconds(3_600);
        var steppedUp = PASSWORD.steppedUp(Method.PASSWORD, at);

        assertThat(steppedUp.proof(at).acr()).isEqualTo(Acr.STEPPED_UP);
        assertThat(steppedUp.proof(at.plusSeconds(599)).until()).isEqualTo(at.plusSeconds(600));
        assertThat(steppedUp.proof(at.plusSeconds(599)).at()).isEqualTo(at);
        assertThat(steppedUp.proof(at.plusSeconds(600)).acr()).isEqualTo(Acr.ONE_FACTOR);
        assertThat(steppedUp.proof(at.plusSeconds(600)).at()).isEqualTo(THEN);
    }

    @Test
    void whoIsEnrollingIsNothingElseHoweverFreshTheProof() {
        var enrolling = Strength.of(Assurance.by(Method.PASSWORD, THEN), true);
        var later = enrolling.steppedUp(Method.PASSWORD, THEN.plusSeconds(900));

        assertThat(enrolling.proof(THEN).acr()).isEqualTo(Acr.ENROLLING);
        assertThat(later.proof(THEN.plusSeconds(900)).acr()).isEqualTo(Acr.ENROLLING);
        assertThat(later.proof(THEN.plusSeconds(900)).at()).isEqualTo(THEN.plusSeconds(900));
    }

    @Test
    void aFactorSetUpLetsInWhomItIsEnoughFor() {
        var enrolling = Strength.of(Assurance.by(Method.PASSWORD, THEN), true);

        assertThat(enrolling.enrolled(Method.TOTP, Requirement.SECOND_FACTOR, THEN).proof(THEN))
                .satisfies(proof -> assertThat(proof.acr()).isEqualTo(Acr.TWO_FACTORS));
        assertThat(
                        enrolling
                                .enrolled(Method.TOTP, Requirement.PHISHING_RESISTANT, THEN)
                                .enrolling())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 | Firefox | Linux
                    Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36 Edg/138.0.0.0 | Edge | Windows
                    Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1 | Safari | iPhone
                    Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36 | Chrome | Android
                    Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15 | Safari | macOS
                    curl/8.5.0 | |
                    <script>alert(1)</script> | |
                    """)
    void aBrowserIsNamedInPlainWords(String text, String browser, String system) {
        var agent = new UserAgent(text);
        assertThat(agent.browser().orElse(null)).isEqualTo(browser);
        assertThat(agent.system().orElse(null)).isEqualTo(system);
    }
}
