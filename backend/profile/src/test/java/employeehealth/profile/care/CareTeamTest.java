package employeehealth.profile.care;

import static employeehealth.profile.care.TestCare.TODAY;
import static employeehealth.profile.care.TestCare.fingerprinted;
import static employeehealth.profile.care.TestCare.onRecord;
import static employeehealth.profile.care.TestCare.refused;
import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.contracts.PersonId;
import employeehealth.profile.care.CareChoice.Choice;
import employeehealth.profile.care.CareTeam.Professional;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.database.Ids;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CareTeamTest {

    private final TestCare care = new TestCare();

    private CareTeam.View seen() {
        return care.as(care.claire, () -> care.careTeam.of(care.claire));
    }

    private Professional seen(Me professional) {
        return seen().items().stream()
                .filter(one -> one.id().equals(professional.person()))
                .findFirst()
                .orElseThrow();
    }

    private void choose(@Nullable PersonId about, Choice choice, @Nullable LocalDate until) {
        var said = new CareChoice(about, choice, until, "Privé");
        Tenant.of(care.claire).run(() -> care.choose.choose(care.claire, said));
    }

    @Test
    void thePersonSeesWhoMayReadAndWhomTheyCouldAdd() {
        assertThat(seen().opposed()).isFalse();
        assertThat(seen().items())
                .extracting(Professional::displayName)
                .containsExactly("Dr nurse", "Dr physician", "Dr clinician");
        assertThat(seen(care.physician).mayRead()).isEqualTo(CareRelation.TEAM);
        assertThat(seen(care.clinician).mayRead()).isNull();
    }

    @Test
    void whatIsChosenIsSeenAndHolds() {
        choose(care.clinician.person(), Choice.ADDED, TODAY.plusDays(1));
        assertThat(seen(care.clinician).mayRead()).isEqualTo(CareRelation.ADDED);
        assertThat(seen(care.clinician).until()).isEqualTo(TODAY.plusDays(1));
        assertThat(seen(care.clinician).reason()).isEqualTo("Privé");
        choose(null, Choice.OPPOSED, null);
        assertThat(seen().opposed()).isTrue();
        assertThat(seen(care.physician).mayRead()).isNull();
        assertThat(seen(care.clinician).mayRead()).isEqualTo(CareRelation.ADDED);
        Tenant.of(care.claire).run(() -> care.choose.forget(care.claire, null));
        assertThat(seen(care.physician).mayRead()).isEqualTo(CareRelation.TEAM);
        assertThat(onRecord("profile.care-choice.made", care.company)).hasSize(2);
        assertThat(fingerprinted("profile.care-choice.taken-back", care.company))
                .containsExactly("before");
    }

    @Test
    void onlyWhoTakesCareCanBeChosen() {
        refused(404, () -> choose(care.karim.person(), Choice.ADDED, null));
        refused(404, () -> choose(new PersonId(Ids.next()), Choice.OPPOSED, null));
        refused(404, () -> choose(care.claire.person(), Choice.ADDED, null));
        refused(404, () -> choose(care.abroad.person(), Choice.ADDED, null));
        refused(400, () -> choose(null, Choice.ADDED, null));
        refused(400, () -> choose(care.nurse.person(), Choice.ADDED, TODAY.minusDays(1)));
    }

    @Test
    void opposingToAllNeedsNobodyElse() {
        care.team.goesAway();
        choose(null, Choice.OPPOSED, null);
        Tenant.of(care.claire).run(() -> care.choose.forget(care.claire, care.nurse.person()));
    }
}
