package employeehealth.auth.assurance;

import static employeehealth.auth.assurance.Method.EMAIL_CODE;
import static employeehealth.auth.assurance.Method.PASSKEY;
import static employeehealth.auth.assurance.Method.PASSWORD;
import static employeehealth.auth.assurance.Method.RECOVERY_CODE;
import static employeehealth.auth.assurance.Method.TOTP;
import static employeehealth.auth.assurance.Requirement.NONE;
import static employeehealth.auth.assurance.Requirement.PHISHING_RESISTANT;
import static employeehealth.auth.assurance.Requirement.SECOND_FACTOR;
import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.asvs.Asvs;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NextStepTest {

    private static final Instant NOW = Instant.parse("2026-11-28T20:00:00Z");
    private static final NextStep LET_IN = new NextStep.LetIn(false);
    private static final NextStep ONLY_TO_ENROL = new NextStep.LetIn(true);

    private static NextStep after(Set<Method> proven, Set<Method> setUp, Requirement required) {
        return NextStep.after(new Assurance(proven, NOW), setUp, required, false);
    }

    private static NextStep asks(Method... methods) {
        return new NextStep.AskAgain(Set.of(methods));
    }

    @Test
    void aPasswordIsEnoughWhereNothingElseIsSetUpOrRequired() {
        assertThat(after(Set.of(PASSWORD), Set.of(), NONE)).isEqualTo(LET_IN);
    }

    @ParameterizedTest
    @EnumSource
    void aPasskeyIsBothFactorsWhateverIsRequired(Requirement required) {
        for (var setUp : Set.of(Set.<Method>of(), Set.of(PASSKEY), Set.of(TOTP, RECOVERY_CODE))) {
            assertThat(after(Set.of(PASSKEY), setUp, required)).isEqualTo(LET_IN);
        }
    }

    @Test
    @Asvs("6.3.4")
    void whoHasASecondFactorIsAlwaysAskedForIt() {
        var setUp = Set.of(TOTP, RECOVERY_CODE);
        for (var required : Requirement.values()) {
            assertThat(after(Set.of(PASSWORD), setUp, required))
                    .isEqualTo(asks(TOTP, RECOVERY_CODE));
        }
    }

    @Test
    @Asvs("6.3.4")
    void whereTheRoleMustResistPhishingNobodyIsTalkedDownToACode() {
        var setUp = Set.of(TOTP, PASSKEY, RECOVERY_CODE);
        assertThat(after(Set.of(PASSWORD), setUp, PHISHING_RESISTANT))
                .isEqualTo(asks(PASSKEY, RECOVERY_CODE));
        assertThat(after(Set.of(PASSWORD), setUp, SECOND_FACTOR))
                .isEqualTo(asks(TOTP, PASSKEY, RECOVERY_CODE));
    }

    @Test
    @Asvs({"6.3.3", "6.3.4"})
    void whoMustHaveAFactorAndHasNoneMayOnlySetItUp() {
        assertThat(after(Set.of(PASSWORD), Set.of(), SECOND_FACTOR)).isEqualTo(ONLY_TO_ENROL);
        assertThat(after(Set.of(PASSWORD), Set.of(), PHISHING_RESISTANT)).isEqualTo(ONLY_TO_ENROL);
        assertThat(after(Set.of(PASSWORD, TOTP), Set.of(TOTP), PHISHING_RESISTANT))
                .isEqualTo(ONLY_TO_ENROL);
        assertThat(
                        after(
                                Set.of(PASSWORD, RECOVERY_CODE),
                                Set.of(PASSKEY, RECOVERY_CODE),
                                PHISHING_RESISTANT))
                .isEqualTo(ONLY_TO_ENROL);
    }

    @Test
    void twoFactorsAreEnoughWhereTwoAreRequired() {
        assertThat(after(Set.of(PASSWORD, TOTP), Set.of(TOTP), SECOND_FACTOR)).isEqualTo(LET_IN);
        assertThat(after(Set.of(PASSWORD, RECOVERY_CODE), Set.of(TOTP), SECOND_FACTOR))
                .isEqualTo(LET_IN);
    }

    @Test
    void aCodeByMailIsOneWayMoreWhereSomethingIsAskedAnyway() {
        assertThat(byMail(Set.of(TOTP), NONE)).isEqualTo(asks(TOTP, EMAIL_CODE));
        assertThat(byMail(Set.of(TOTP), SECOND_FACTOR)).isEqualTo(asks(TOTP, EMAIL_CODE));
        assertThat(byMail(Set.of(), SECOND_FACTOR)).isEqualTo(asks(EMAIL_CODE));
        assertThat(byMail(Set.of(), NONE)).isEqualTo(LET_IN);
    }

    @Test
    @Asvs("6.3.6")
    void aMailboxNeverResistsPhishing() {
        assertThat(byMail(Set.of(), PHISHING_RESISTANT)).isEqualTo(ONLY_TO_ENROL);
        assertThat(byMail(Set.of(TOTP), PHISHING_RESISTANT)).isEqualTo(asks(TOTP));
        assertThat(byMail(Set.of(PASSKEY), PHISHING_RESISTANT)).isEqualTo(asks(PASSKEY));
        assertThat(after(Set.of(PASSWORD, EMAIL_CODE), Set.of(), PHISHING_RESISTANT))
                .isEqualTo(ONLY_TO_ENROL);
        assertThat(after(Set.of(PASSWORD, EMAIL_CODE), Set.of(), SECOND_FACTOR)).isEqualTo(LET_IN);
    }

    private static NextStep byMail(Set<Method> setUp, Requirement required) {
        return NextStep.after(new Assurance(Set.of(PASSWORD), NOW), setUp, required, true);
    }

    @Test
    void whatWasProvenIsReadBackAsItWasWritten() {
        var proven = new Assurance(Set.of(PASSWORD, RECOVERY_CODE), NOW);
        assertThat(Assurance.parse(proven.text(), NOW)).isEqualTo(proven);
        assertThat(Assurance.parse("password telepathy", NOW).methods())
                .as("a newer version's method proves nothing here")
                .containsExactly(PASSWORD);
    }

    @Test
    void tokensNameTheMethodsAsTheStandardDoes() {
        assertThat(new Assurance(Set.of(PASSWORD), NOW).amr()).containsExactly("pwd");
        assertThat(new Assurance(Set.of(PASSWORD, TOTP), NOW).amr())
                .containsExactly("mfa", "otp", "pwd");
        assertThat(new Assurance(Set.of(PASSKEY), NOW).amr()).containsExactly("mfa", "pop", "user");
    }
}
