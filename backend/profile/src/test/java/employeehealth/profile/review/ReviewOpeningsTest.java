package employeehealth.profile.review;

import static employeehealth.profile.care.TestCare.AUDIT;
import static employeehealth.profile.care.TestCare.CLOCK;
import static employeehealth.profile.care.TestCare.PROFILE;
import static employeehealth.profile.care.TestCare.onRecord;
import static employeehealth.profile.care.TestCare.refused;
import static employeehealth.profile.care.TestCare.steppedUp;
import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.contracts.access.Role;
import employeehealth.profile.care.TestCare;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.breakglass.TestBreakGlass;
import employeehealth.shared.database.Ids;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReviewOpeningsTest {

    private static final String REASON = "Inconsciente%20%C3%A0%20l%E2%80%99atelier";

    private final TestCare care = new TestCare();
    private final Me dpo = care.employers(Role.DPO);
    private final ReviewOpenings openings =
            new ReviewOpenings(
                    PROFILE.database(),
                    TestBreakGlass.at(CLOCK, (database, person, by) -> {}),
                    new Reviews(PROFILE.database()),
                    AUDIT,
                    CLOCK);
    private final ReviewController controller = new ReviewController(openings, care.names());

    @BeforeEach
    void theNurseOpensTheFileOfSomebodyWhoOpposes() {
        care.opposes(care.claire);
        care.opensWithReason(steppedUp(care.nurse), care.claire, REASON);
    }

    private List<ReviewController.Item> seen(Me me) {
        return care.as(me, () -> controller.all(me, null, 20)).items();
    }

    private void reviews(Me me, UUID id) {
        Tenant.of(me).run(() -> controller.review(me, id));
    }

    @Test
    void thePhysicianSeesWhoOpenedWhatAndWhy() {
        assertThat(seen(care.physician))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.actorName()).isEqualTo("Dr nurse");
                    assertThat(item.personName()).isEqualTo("Claire Martin");
                    assertThat(item.opened()).isEqualTo("profile.health_profiles");
                    assertThat(item.reason()).isEqualTo("Inconsciente à l’atelier");
                    assertThat(item.reviewedAt()).isNull();
                });
    }

    @Test
    void theOfficerSeesThatItHappenedAndWhetherSomebodyLookedIntoIt() {
        var id = seen(care.physician).getFirst().id();
        var before = care.as(dpo, () -> controller.register(dpo, null, 20)).items();
        assertThat(before)
                .containsExactly(
                        new ReviewController.Line(
                                id, care.nurse.person(), "Dr nurse", TestCare.NOW, null));
        reviews(care.physician, id);
        reviews(care.physician, id);
        assertThat(care.as(dpo, () -> controller.register(dpo, null, 20)).items())
                .extracting(ReviewController.Line::reviewedAt)
                .containsExactly(TestCare.NOW);
        assertThat(seen(care.physician).getFirst().reviewedBy()).isEqualTo("Dr physician");
        assertThat(onRecord("profile.break-glass.reviewed", care.company))
                .containsExactly("success review");
    }

    @Test
    void nobodyLooksIntoTheirOwnOrIntoWhatIsNotThere() {
        var id = seen(care.physician).getFirst().id();
        refused(403, () -> reviews(care.nurse, id));
        refused(404, () -> reviews(care.physician, Ids.next()));
        assertThat(seen(care.abroad)).isEmpty();
        refused(404, () -> reviews(care.abroad, id));
    }
}
