package employeehealth.auth.federation;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.auth.assurance.Assurance;
import employeehealth.auth.assurance.Method;
import employeehealth.auth.assurance.Requirement;
import employeehealth.auth.provider.ProviderRules;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.access.Scope;
import employeehealth.contracts.admin.Standing;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AssuranceRuleTest {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final ProviderRules RULES =
            new ProviderRules(
                    "email", "name", "groups", Map.of(), Set.of("mfa", "gold"), Set.of("phr"));

    private static Said said(@Nullable String acr, String... amr) {
        return new Said("s", null, false, null, null, Set.of(), acr, Set.of(amr), null, null, null);
    }

    private static Set<Method> methods(Said said, ProviderRules rules, boolean hasOwnFactor) {
        return AssuranceRule.of(said, rules, hasOwnFactor, NOW).methods();
    }

    @Test
    void itsWordIsOneFactorUnlessTheCompanyNamesWhatIsMore() {
        assertThat(methods(said("phr", "mfa", "hwk"), ProviderRules.standard(), false))
                .containsExactly(Method.FEDERATED);
        assertThat(methods(said("silver", "pwd"), RULES, false)).containsExactly(Method.FEDERATED);
        assertThat(methods(said("gold"), RULES, false))
                .containsExactly(Method.FEDERATED_TWO_FACTORS);
        assertThat(methods(said(null, "pwd", "mfa"), RULES, false))
                .containsExactly(Method.FEDERATED_TWO_FACTORS);
        assertThat(methods(said("phr", "mfa"), RULES, false))
                .containsExactly(Method.FEDERATED_PHISHING_RESISTANT);
    }

    @Test
    void itsWordDoesNotStandForAFactorThatIsThePersonsOwn() {
        assertThat(methods(said("phr", "mfa"), RULES, true)).containsExactly(Method.FEDERATED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"NURSE", "PHYSICIAN", "CLINICIAN", "PROTOCOL_AUTHOR", "PROTOCOL_SIGNATORY"})
    void theCompanysWordAloneOpensNoRoleOfCare(Role role) {
        isOpenedByOnesOwnWordAlone(is(Set.of(Role.EMPLOYEE, role), Permission.TRIAGE_ASSESS));
    }

    @Test
    void theCompanysWordAloneOpensNothingOfThePlatform() {
        var employee = Set.of(Role.EMPLOYEE);
        isOpenedByOnesOwnWordAlone(is(employee, Permission.PLATFORM_OPERATE));
        assertThat(
                        Assurance.by(Method.FEDERATED, NOW)
                                .opens(is(employee, Permission.TRIAGE_ASSESS)))
                .isTrue();
    }

    private static void isOpenedByOnesOwnWordAlone(Standing standing) {
        assertThat(Assurance.by(Method.FEDERATED_PHISHING_RESISTANT, NOW).opens(standing))
                .isFalse();
        assertThat(Assurance.by(Method.FEDERATED, NOW).and(Method.TOTP, NOW).opens(standing))
                .as("with a factor of one's own")
                .isTrue();
        assertThat(Assurance.by(Method.PRO_SANTE_CONNECT, NOW).opens(standing)).isTrue();
        assertThat(Assurance.by(Method.PASSWORD, NOW).opens(standing)).isTrue();
    }

    private static Standing is(Set<Role> roles, Permission permission) {
        return new Standing(
                "c",
                "C",
                new HealthServiceId(UUID.randomUUID()),
                roles,
                Set.of(new Standing.Holding(permission, Scope.WHOLE_COMPANY)),
                0,
                null);
    }

    @Test
    void proSanteConnectIsEnoughForCareAndIsNotSaidToResistPhishing() {
        var proven = Assurance.by(Method.PRO_SANTE_CONNECT, NOW);
        assertThat(Requirement.PHISHING_RESISTANT.isMetBy(proven)).isTrue();
        assertThat(proven.resistsPhishing()).isFalse();
        assertThat(
                        Requirement.PHISHING_RESISTANT.isMetBy(
                                Assurance.by(Method.FEDERATED_TWO_FACTORS, NOW)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "eidas1, eidas1, true",
        "eidas2, eidas1, true",
        "eidas1, eidas2, false",
        "eidas9, eidas1, false",
        "gold, eidas1, false",
        ", eidas1, false"
    })
    void proSanteConnectMustSayAtLeastWhatItWasAskedFor(
            @Nullable String said, String asked, boolean enough) {
        assertThat(AssuranceRule.isEnough(said(said), asked)).isEqualTo(enough);
    }
}
