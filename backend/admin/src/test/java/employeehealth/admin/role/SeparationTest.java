package employeehealth.admin.role;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.admin.RolePermissions;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SeparationTest {

    private static final RoleWords WORDS = new RoleWords();
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.FRENCH);

    private static boolean excluded(Role one, Role other) {
        var there = Separation.conflict(Set.of(one), Set.of(other)).isPresent();
        assertThat(Separation.conflict(Set.of(other), Set.of(one)).isPresent())
                .as("both ways")
                .isEqualTo(there);
        return there;
    }

    @Test
    void nobodyWritesAndSignsProtocols() {
        assertThat(excluded(Role.PROTOCOL_AUTHOR, Role.PROTOCOL_SIGNATORY)).isTrue();
    }

    /** Found by what roles allow, so that a role of tomorrow is held to it, too. */
    @Test
    void whoHandsOutTheCompanysRolesOpensNobodysFile() {
        for (var one : Role.values()) {
            for (var other : Role.values()) {
                var both =
                        RolePermissions.of(one).contains(Permission.ROLES_MANAGE)
                                && Preview.HEALTH_OF_OTHERS.stream()
                                        .anyMatch(RolePermissions.of(other)::contains);
                if (both) {
                    assertThat(excluded(one, other)).as(one + " and " + other).isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"NURSE", "PHYSICIAN", "CLINICIAN", "FIRST_AIDER"})
    void theEmployersSideGetsNoCareRole(Role care) {
        assertThat(excluded(Role.EMPLOYER, care)).isTrue();
        assertThat(excluded(Role.COMPANY_ADMIN, care)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void everyoneMayBeAnEmployeeAndNoRoleExcludesItself(Role role) {
        assertThat(excluded(Role.EMPLOYEE, role)).isFalse();
        assertThat(excluded(role, role)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void onlyTheHealthServiceGivesRolesThatOpenFiles(Role role) {
        if (Preview.HEALTH_OF_OTHERS.stream().anyMatch(RolePermissions.of(role)::contains)) {
            assertThat(Granting.permission(role)).isEqualTo(Permission.CARE_TEAM_MANAGE);
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void everyRoleHasWordsInBothLanguages(Role role) {
        for (var language : LANGUAGES) {
            assertThat(WORDS.name(role, language)).isNotBlank();
            assertThat(WORDS.meaning(role, language)).isNotBlank();
        }
        assertThat(WORDS.meaning(role, Locale.FRENCH))
                .isNotEqualTo(WORDS.meaning(role, Locale.ENGLISH));
    }

    @ParameterizedTest
    @EnumSource(Permission.class)
    void soHasEveryPermission(Permission permission) {
        assertThat(WORDS.meaning(permission, Locale.FRENCH))
                .isNotEqualTo(WORDS.meaning(permission, Locale.ENGLISH));
    }

    @ParameterizedTest
    @EnumSource(Separation.Reason.class)
    void soHasEveryReason(Separation.Reason reason) {
        assertThat(WORDS.because(reason, Locale.FRENCH))
                .isNotEqualTo(WORDS.because(reason, Locale.ENGLISH));
        assertThat(Separation.PAIRS).extracting(Separation.Pair::reason).contains(reason);
    }
}
