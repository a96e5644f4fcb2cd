package employeehealth.profile.care;

import static employeehealth.profile.care.TestCare.PROFILE;
import static employeehealth.profile.care.TestCare.onRecord;
import static employeehealth.profile.care.TestCare.refused;
import static employeehealth.profile.care.TestCare.steppedUp;
import static employeehealth.profile.health.TestProfiles.allergicTo;
import static employeehealth.profile.health.TestProfiles.entry;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Role;
import employeehealth.profile.Owner;
import employeehealth.profile.care.CareChoice.Choice;
import employeehealth.profile.health.Author;
import employeehealth.profile.health.HealthProfile;
import employeehealth.profile.health.HealthProfiles;
import employeehealth.profile.health.ProfileVersion;
import employeehealth.profile.health.Provenance.Source;
import employeehealth.shared.access.Me;
import employeehealth.shared.database.Ids;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.Optional;

class PatientFileTest {

    private static final String READ = "profile.health-profile.read";
    private static final String REASON = "Inconsciente%20%C3%A0%20l%E2%80%99atelier";

    private final TestCare care = new TestCare();

    private ProfileVersion opens(Me me, PersonId person, @Nullable String reason) {
        return care.as(me, () -> care.file.profile(me, person, reason));
    }

    private ProfileVersion writes(Me me, Me person, HealthProfile wanted, String seen) {
        return care.as(
                me,
                () ->
                        care.file.change(
                                me,
                                person.person(),
                                "profile.health-profile.revised",
                                HealthProfiles.TABLE,
                                () ->
                                        care.profiles
                                                .edit()
                                                .revise(
                                                        Owner.of(me, person.person()),
                                                        new Author(me.person(), Source.CLINICIAN),
                                                        wanted,
                                                        '"' + seen + '"',
                                                        "care")));
    }

    /** It would be acknowledged and lost. */
    @Test
    void nothingIsWrittenOnceAnErasureHasBegun() {
        care.isBeingErased(care.claire, "Claire Martin");
        refused(410, () -> writes(care.physician, care.claire, HealthProfile.EMPTY, "0"));
        writes(care.physician, care.karim, allergicTo(entry(null, "Latex")), "0");
    }

    @Test
    void theTeamReadsAndWrites() {
        care.profiles.writes(care.claire, allergicTo(entry(null, "Noix")), "0");
        var read = opens(care.physician, care.claire.person(), null);
        assertThat(read.profile().allergies()).extracting(e -> e.text()).containsExactly("Noix");
        assertThat(onRecord(READ, care.company)).containsExactly("success care");
        var written =
                writes(
                        care.physician,
                        care.claire,
                        allergicTo(read.profile().allergies().getFirst(), entry(null, "Latex")),
                        read.tag());
        assertThat(written.author())
                .isEqualTo(new Author(care.physician.person(), Source.CLINICIAN));
        assertThat(written.owner()).isEqualTo(Owner.of(care.claire));
        refused(412, () -> writes(care.nurse, care.claire, HealthProfile.EMPTY, read.tag()));
    }

    @Test
    void theFileOfSomebodyWhoHasSaidNothingIsEmpty() {
        var read = opens(care.nurse, care.karim.person(), null);
        assertThat(read.tag()).isEqualTo("0");
        assertThat(read.profile()).isEqualTo(HealthProfile.EMPTY);
        assertThat(writes(care.nurse, care.karim, allergicTo(entry(null, "Noix")), "0").version())
                .isEqualTo(1);
    }

    @Test
    void whomNothingBindsGetsNothingAndAlike() {
        care.profiles.writes(care.claire, allergicTo(entry(null, "Noix")), "0");
        care.says(care.claire, care.physician, Choice.OPPOSED, null);
        var made = new PersonId(Ids.next());
        for (var person : new PersonId[] {care.claire.person(), made, care.abroad.person()}) {
            refused(404, () -> opens(care.physician, person, null));
        }
        refused(404, () -> opens(care.clinician, care.claire.person(), null));
        refused(404, () -> opens(care.clinician, care.claire.person(), REASON));
        refused(404, () -> opens(care.abroad, care.claire.person(), null));
        refused(404, () -> opens(steppedUp(care.abroad), care.claire.person(), REASON));
        for (var role : new Role[] {Role.EMPLOYER, Role.COMPANY_ADMIN, Role.DPO, Role.AUDITOR}) {
            refused(404, () -> opens(care.employers(role), care.claire.person(), null));
            refused(404, () -> opens(steppedUp(care.employers(role)), made, REASON));
        }
        refused(404, () -> writes(care.physician, care.claire, HealthProfile.EMPTY, "1"));
        refused(404, () -> writes(care.clinician, care.claire, HealthProfile.EMPTY, "1"));
        refused(404, () -> opens(care.physician, care.physician.person(), null));
        assertThat(onRecord(READ, care.company)).hasSize(14).containsOnly("refused care");
    }

    /** A made-up id leaves nothing behind that it could be recognised by, not even a key. */
    @Test
    void ofNobodyNothingIsKept() {
        var made = new PersonId(Ids.next());
        refused(404, () -> opens(care.physician, made, null));
        assertThat(
                        PROFILE.seenByOwner(
                                "select entity_id from platform.audit_log where company_id = '"
                                        + care.company
                                        + "'"))
                .containsExactly("nobody");
    }

    @Test
    void anOppositionHoldsAtOnceAndIsTakenBackAtOnce() {
        opens(care.physician, care.claire.person(), null);
        care.says(care.claire, null, Choice.OPPOSED, null);
        refused(404, () -> opens(care.physician, care.claire.person(), null));
        care.as(
                care.claire,
                () -> {
                    care.choose.forget(care.claire, null);
                    return true;
                });
        opens(care.physician, care.claire.person(), null);
    }

    @Test
    void theGlassBreaksWithAReasonForWhoHasJustProvenWhoTheyAre() {
        care.profiles.writes(care.claire, allergicTo(entry(null, "Noix")), "0");
        care.says(care.claire, null, Choice.OPPOSED, null);
        var claire = care.claire.person();
        refused(400, () -> opens(steppedUp(care.nurse), claire, "short"));
        refused(401, () -> opens(care.nurse, claire, REASON));
        refused(401, () -> opens(care.nurse, new PersonId(Ids.next()), REASON));
        refused(404, () -> opens(steppedUp(care.nurse), new PersonId(Ids.next()), REASON));
        assertThat(care.told).isEmpty();
        assertThat(opens(steppedUp(care.nurse), claire, REASON).profile().allergies()).hasSize(1);
        assertThat(care.told).containsExactly(claire);
        assertThat(opens(care.nurse, claire, null).profile().allergies()).hasSize(1);
        assertThat(care.told).hasSize(1);
        refused(404, () -> opens(care.physician, claire, null));
        refused(404, () -> writes(care.nurse, care.claire, HealthProfile.EMPTY, "1"));
        assertThat(onRecord("platform.break-glass.opened", care.company)).hasSize(1);
    }

    @Test
    void whoItIsIsToldToThoseWhoMayReadTheFile() {
        var claire = care.claire.person();
        assertThat(admitted(care.physician, claire)).contains(CareRelation.TEAM);
        refused(404, () -> admitted(care.clinician, claire));
        refused(404, () -> admitted(care.abroad, claire));
        refused(404, () -> admitted(care.physician, new PersonId(Ids.next())));
        care.opposes(care.claire);
        refused(404, () -> admitted(care.nurse, claire));
        opens(steppedUp(care.nurse), claire, REASON);
        assertThat(admitted(care.nurse, claire)).isEmpty();
    }

    private Optional<CareRelation> admitted(Me me, PersonId person) {
        return care.as(me, () -> care.file.admitted(me, person));
    }

    @Test
    void whereWhoKnowsThePeopleIsAwayAFileThatIsThereIsRead() {
        care.profiles.writes(care.claire, allergicTo(entry(null, "Noix")), "0");
        care.team.goesAway();
        assertThat(opens(care.physician, care.claire.person(), null).version()).isEqualTo(1);
        refused(503, () -> opens(care.physician, care.karim.person(), null));
        refused(503, () -> opens(care.physician, new PersonId(Ids.next()), null));
    }

    /** How much is asked does not tell whether somebody opposes or is not there. */
    @Test
    void aRefusalAsksAsMuchWhoeverItIsAbout() {
        care.profiles.writes(care.claire, allergicTo(entry(null, "Noix")), "0");
        care.says(care.claire, null, Choice.OPPOSED, null);
        var before = care.team.asked();
        refused(404, () -> opens(care.physician, care.claire.person(), null));
        var opposed = care.team.asked() - before;
        refused(404, () -> opens(care.physician, new PersonId(Ids.next()), null));
        assertThat(care.team.asked() - before - opposed).isEqualTo(opposed);
    }
}
