package employeehealth.profile.care;

import static employeehealth.profile.care.TestCare.PROFILE;
import static employeehealth.profile.care.TestCare.TODAY;
import static employeehealth.profile.care.TestCare.onRecord;
import static employeehealth.profile.care.TestCare.refused;
import static employeehealth.profile.health.TestEditing.born;
import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.contracts.access.Role;
import employeehealth.profile.TestProfile;
import employeehealth.profile.care.CareChoice.Choice;
import employeehealth.profile.care.SearchPatients.Found;
import employeehealth.profile.care.SearchPatients.Patient;
import employeehealth.profile.care.SearchPatients.Wanted;
import employeehealth.profile.health.HealthProfile;
import employeehealth.shared.access.Me;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchPatientsTest {

    private static final LocalDate DAY = LocalDate.of(1985, 5, 17);

    private final TestCare care = new TestCare();

    private Found find(Me me, @Nullable String name, @Nullable LocalDate born) {
        return care.as(me, () -> care.search.search(me, new Wanted(name, null, born)));
    }

    @Test
    void theTeamFindsByNameAndByDateOfBirth() {
        care.profiles.writes(care.claire, born(DAY), "0");
        var claire =
                new Patient(
                        care.claire.person(), "Claire Martin", DAY, false, null, CareRelation.TEAM);
        assertThat(find(care.physician, "martin", null).items()).containsExactly(claire);
        assertThat(find(care.physician, "artin", null).items()).isEmpty();
        assertThat(find(care.physician, null, DAY).items()).containsExactly(claire);
        assertThat(find(care.physician, "Claire", DAY).items()).containsExactly(claire);
        assertThat(find(care.physician, "Karim", DAY).items()).isEmpty();
        assertThat(find(care.physician, null, DAY.plusDays(1)).items()).isEmpty();
        assertThat(onRecord("profile.patients.searched", care.company)).hasSize(6);
    }

    /** The account has no name any more; the file that a law keeps has one. */
    @Test
    void theTeamFindsWhoseFileIsKeptOfAnErasedPerson() {
        var gone = TestProfile.someone(care.company, care.service, Role.EMPLOYEE);
        care.isBeingErased(gone, "Hélène Moreau");
        var file = new Patient(gone.person(), "Hélène Moreau", null, true, true, CareRelation.TEAM);
        assertThat(find(care.physician, "moreau helene", null).items()).containsExactly(file);
        assertThat(find(care.physician, "moreau", DAY).items()).isEmpty();
        assertThat(find(care.physician, "moreau karim", null).items()).isEmpty();
        assertThat(find(care.physician, "oreau", null).items()).isEmpty();
        assertThat(find(care.clinician, "moreau", null).items()).isEmpty();
        assertThat(find(care.abroad, "moreau", null).items()).isEmpty();
        assertThat(care.as(care.nurse, () -> care.file.keptName(gone.person())))
                .contains("Hélène Moreau");
        assertThat(care.as(care.abroad, () -> care.file.keptName(gone.person()))).isEmpty();
    }

    @Test
    void theIndexFollowsTheProfile() {
        care.profiles.writes(care.claire, born(DAY), "0");
        care.profiles.writes(care.claire, born(DAY.plusDays(1)), "1");
        assertThat(find(care.nurse, null, DAY).items()).isEmpty();
        assertThat(find(care.nurse, null, DAY.plusDays(1)).items()).hasSize(1);
        care.profiles.writes(care.claire, HealthProfile.EMPTY, "2");
        assertThat(find(care.nurse, null, DAY.plusDays(1)).items()).isEmpty();
        assertThat(
                        PROFILE.seenByOwner(
                                "select 1 from profile.birth_dates where company_id = '"
                                        + care.company
                                        + "'"))
                .isEmpty();
    }

    @Test
    void whoOpposesIsNeverFound() {
        care.profiles.writes(care.claire, born(DAY), "0");
        care.says(care.claire, care.physician, Choice.OPPOSED, null);
        assertThat(find(care.physician, "Claire", null).items()).isEmpty();
        assertThat(find(care.physician, null, DAY).items()).isEmpty();
        assertThat(find(care.nurse, "Claire", null).items()).hasSize(1);
        care.says(care.claire, null, Choice.OPPOSED, null);
        assertThat(find(care.nurse, "Claire", null)).isEqualTo(find(care.nurse, "Nobody", null));
    }

    @Test
    void othersFindThoseAloneWhoHaveAddedThem() {
        assertThat(find(care.clinician, "Claire", null).items()).isEmpty();
        care.says(care.claire, care.clinician, Choice.ADDED, TODAY);
        assertThat(find(care.clinician, "Claire", null).items())
                .extracting(Patient::relation)
                .containsExactly(CareRelation.ADDED);
        assertThat(find(care.clinician, "mar", null).items()).hasSize(1);
        care.says(care.claire, care.clinician, Choice.ADDED, TODAY.minusDays(1));
        assertThat(find(care.clinician, "Claire", null).items()).isEmpty();
    }

    @Test
    void anotherCompanyAndTheEmployersSideFindNobody() {
        care.profiles.writes(care.claire, born(DAY), "0");
        assertThat(find(care.abroad, "Claire", null).items()).isEmpty();
        assertThat(find(care.abroad, null, DAY).items()).isEmpty();
        for (var role : new Role[] {Role.EMPLOYER, Role.COMPANY_ADMIN, Role.DPO, Role.AUDITOR}) {
            assertThat(find(care.employers(role), "Claire", null))
                    .isEqualTo(new Found(java.util.List.of(), false));
            assertThat(find(care.employers(role), null, DAY).items()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a", "%", "%%", "_ _", "1234", "a1", "…", "a e", "claire m"})
    void nobodyLooksForEveryone(String name) {
        refused(400, () -> find(care.physician, name, null));
    }

    @Test
    void noMoreThanTwentyAreShown() {
        for (var i = 0; i < 25; i++) {
            care.employee("Élodie N° " + i);
        }
        var found = find(care.physician, "Élodie", null);
        assertThat(found.items()).hasSize(20);
        assertThat(found.more()).isTrue();
    }
}
