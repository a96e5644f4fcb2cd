package employeehealth.profile.visit;

import static employeehealth.profile.care.TestCare.AUDIT;
import static employeehealth.profile.care.TestCare.CLOCK;
import static employeehealth.profile.care.TestCare.NOW;
import static employeehealth.profile.care.TestCare.PROFILE;
import static employeehealth.profile.care.TestCare.SEAL;
import static employeehealth.profile.care.TestCare.TODAY;
import static employeehealth.profile.care.TestCare.onRecord;
import static employeehealth.profile.care.TestCare.refused;
import static employeehealth.profile.health.TestProfiles.allergicTo;
import static employeehealth.profile.health.TestProfiles.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Role;
import employeehealth.profile.TestProfile;
import employeehealth.profile.care.TestCare;
import employeehealth.profile.health.TestCodes;
import employeehealth.profile.questionnaire.TestQuestionnaires;
import employeehealth.shared.access.Me;
import employeehealth.shared.database.Ids;
import employeehealth.shared.idempotency.TestIdempotency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VisitsTest {

    private final TestCare care = new TestCare();
    private final Visits visits = new Visits(PROFILE.database(), SEAL, TestProfile.JSON);
    private final WriteVisits write =
            new WriteVisits(
                    PROFILE.database(),
                    care.file,
                    visits,
                    TestIdempotency.at(CLOCK),
                    AUDIT,
                    TestProfile.JSON,
                    CLOCK);
    private final VisitController controller =
            new VisitController(care.file, visits, write, care.names());
    private final OwnVisitsController own =
            new OwnVisitsController(PROFILE.database(), visits, care.names(), AUDIT);
    private final TimelineController timeline =
            new TimelineController(
                    care.file,
                    care.profiles.steps(),
                    visits,
                    TestQuestionnaires.told(),
                    care.names(),
                    TestCodes.shipped());

    private static VisitNote note(String words, boolean shown) {
        return new VisitNote(VisitKind.PRE_RETURN, TODAY, words, shown);
    }

    private Visit writes(Me me, PersonId person, VisitNote note, @Nullable String key) {
        return care.as(me, () -> write.write(me, person, note, key));
    }

    private Visit corrects(Me me, Visit visit, VisitNote note, String seen) {
        return care.as(
                me,
                () ->
                        write.correct(
                                me, visit.owner().person(), visit.id(), note, '"' + seen + '"'));
    }

    private List<VisitController.View> listed(Me me, Me person) {
        return care.as(me, () -> controller.all(me, person.person())).items();
    }

    @Test
    void whatIsWrittenDownIsReadByTheTeam() {
        var written = writes(care.physician, care.claire.person(), note("Dos", false), null);
        assertThat(listed(care.nurse, care.claire))
                .singleElement()
                .satisfies(view -> {
                    assertThat(view.id()).isEqualTo(written.id());
                    assertThat(view.byName()).isEqualTo("Dr physician");
                    assertThat(view.note()).isEqualTo(note("Dos", false));
                });
        assertThat(listed(care.nurse, care.karim)).isEmpty();
        assertThat(onRecord("profile.visit.written", care.company)).hasSize(1);
    }

    @Test
    void aCorrectionLosesNothing() {
        var written = writes(care.physician, care.claire.person(), note("Dos", false), null);
        var after = corrects(care.nurse, written, note("Épaule", false), "1");
        assertThat(after.version()).isEqualTo(2);
        assertThat(after.by()).isEqualTo(care.nurse.person());
        refused(412, () -> corrects(care.physician, written, note("Genou", false), "1"));
        assertThat(corrects(care.nurse, after, note("Épaule", false), "2").version()).isEqualTo(2);
        assertThat(listed(care.physician, care.claire)).hasSize(1);
        assertThat(
                        PROFILE.seenByOwner(
                                "select encode(sealed_visit, 'escape') from profile.visits where"
                                        + " visit_id = '"
                                        + written.id()
                                        + "'"))
                .hasSize(2)
                .allSatisfy(row ->
                        assertThat(row.toString()).doesNotContain("Dos", "pre_return", "paule"));
    }

    @Test
    void whatItSaidBeforeACorrectionIsReadWithWhoWroteIt() {
        var written = writes(care.physician, care.claire.person(), note("Dos", false), null);
        writes(care.physician, care.claire.person(), note("Une autre", false), null);
        corrects(care.nurse, written, note("Épaule", true), "1");
        assertThat(versions(care.physician, care.claire, written.id()))
                .extracting(
                        VisitController.View::version,
                        VisitController.View::byName,
                        VisitController.View::note,
                        VisitController.View::at)
                .containsExactly(
                        tuple(2, "Dr nurse", note("Épaule", true), NOW),
                        tuple(1, "Dr physician", note("Dos", false), NOW));
        assertThat(onRecord("profile.visit.versions-read", care.company))
                .containsExactly("success care");
    }

    private List<VisitController.View> versions(Me me, Me person, UUID visit) {
        return care.as(me, () -> controller.everyVersion(me, person.person(), visit)).items();
    }

    @Test
    void theSameRequestTwiceWritesOnce() {
        var person = care.claire.person();
        var key = Ids.next().toString();
        var once = writes(care.physician, person, note("Dos", false), key);
        assertThat(writes(care.physician, person, note("Dos", false), key).id())
                .isEqualTo(once.id());
        refused(422, () -> writes(care.physician, person, note("Autre", false), key));
        assertThat(listed(care.physician, care.claire)).hasSize(1);
    }

    @Test
    void thePersonSeesTheirVisitsAndTheNotesThatAreShown() {
        writes(care.physician, care.claire.person(), note("Pour l’équipe", false), null);
        writes(care.physician, care.claire.person(), note("Pour vous", true), null);
        var seen = care.as(care.claire, () -> own.all(care.claire)).items();
        assertThat(seen).extracting(OwnVisitsController.View::kind).hasSize(2);
        assertThat(seen.stream().map(OwnVisitsController.View::note).filter(Objects::nonNull))
                .containsExactly("Pour vous");
        assertThat(care.as(care.karim, () -> own.all(care.karim)).items()).isEmpty();
    }

    @Test
    void whomNothingBindsReadsAndWritesNothing() {
        var written = writes(care.physician, care.claire.person(), note("Dos", true), null);
        var hr = care.employers(Role.EMPLOYER);
        var admin = care.employers(Role.COMPANY_ADMIN);
        for (var me : List.of(care.clinician, care.abroad, hr, admin, care.karim)) {
            refused(404, () -> listed(me, care.claire));
            refused(404, () -> writes(me, care.claire.person(), note("Moi", true), null));
            refused(404, () -> corrects(me, written, note("Moi", true), "1"));
            refused(
                    404,
                    () ->
                            care.as(
                                    me,
                                    () -> controller.one(me, care.claire.person(), written.id())));
            refused(404, () -> versions(me, care.claire, written.id()));
            refused(404, () -> history(me, care.claire));
        }
        care.opposes(care.claire);
        refused(404, () -> listed(care.physician, care.claire));
        refused(404, () -> versions(care.physician, care.claire, written.id()));
        refused(
                404,
                () -> writes(care.physician, care.physician.person(), note("Moi", true), null));
    }

    @Test
    void aVisitOfSomebodyElseIsNotThere() {
        var written = writes(care.physician, care.claire.person(), note("Dos", true), null);
        for (var id : new UUID[] {written.id(), Ids.next()}) {
            refused(
                    404,
                    () ->
                            care.as(
                                    care.physician,
                                    () -> controller.one(care.physician, care.karim.person(), id)));
            refused(404, () -> versions(care.physician, care.karim, id));
        }
    }

    @Test
    void theTimelineTellsVersionsAndVisitsNewestFirst() {
        care.profiles.writes(care.claire, allergicTo(entry(null, "Noix")), "0");
        writes(care.physician, care.claire.person(), note("Dos", false), null);
        assertThat(history(care.nurse, care.claire))
                .extracting(item -> item.version() == null ? "visit" : "version")
                .containsExactlyInAnyOrder("visit", "version");
        assertThat(history(care.nurse, care.claire))
                .flatExtracting(item -> Stream.ofNullable(item.byName()).toList())
                .contains("Dr physician", "Claire Martin");
        assertThat(history(care.nurse, care.karim)).isEmpty();
    }

    @Test
    void theTimelineTellsEachTimeThatThePersonAnsweredBeforeAVisit() {
        TestQuestionnaires.sends(care.claire, NOW.minusSeconds(60));
        TestQuestionnaires.sends(care.claire, NOW.minusSeconds(30));
        writes(care.physician, care.claire.person(), note("Dos", false), null);
        assertThat(history(care.nurse, care.claire))
                .extracting(item -> item.questionnaire() == null ? "visit" : item.byName())
                .containsExactly("visit", "Claire Martin", "Claire Martin");
        assertThat(history(care.nurse, care.karim)).isEmpty();
    }

    private List<TimelineController.Item> history(Me me, Me person) {
        return care.as(me, () -> timeline.page(me, person.person(), null, 20, Locale.FRENCH))
                .items();
    }
}
