package employeehealth.profile.questionnaire;

import static employeehealth.profile.care.TestCare.AUDIT;
import static employeehealth.profile.care.TestCare.CLOCK;
import static employeehealth.profile.care.TestCare.PROFILE;
import static employeehealth.profile.care.TestCare.onRecord;
import static employeehealth.profile.care.TestCare.refused;
import static employeehealth.profile.care.TestCare.steppedUp;
import static employeehealth.profile.questionnaire.TestQuestionnaires.SENT;
import static employeehealth.profile.questionnaire.TestQuestionnaires.TEXTS;
import static employeehealth.profile.questionnaire.TestQuestionnaires.chosen;
import static employeehealth.profile.questionnaire.TestQuestionnaires.toDiscuss;
import static employeehealth.profile.questionnaire.TestQuestionnaires.words;
import static employeehealth.profile.questionnaire.TestQuestionnaires.yes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.access.Role;
import employeehealth.profile.TestProfile;
import employeehealth.profile.care.TestCare;
import employeehealth.profile.questionnaire.QuestionnaireController.Answers;
import employeehealth.profile.questionnaire.ToldQuestionnaire.Line;
import employeehealth.shared.access.CareAccess;
import employeehealth.shared.access.CareAccess.Purpose;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.database.Ids;
import employeehealth.shared.idempotency.TestIdempotency;
import employeehealth.shared.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuestionnairesTest {

    private static final String READ = "profile.pre-visit-questionnaire.read";
    private static final String SENT_ON_RECORD = "profile.pre-visit-questionnaire.sent";

    private final TestCare care = new TestCare();
    private final QuestionnaireController own =
            new QuestionnaireController(
                    PROFILE.database(),
                    TEXTS,
                    TestQuestionnaires.told(),
                    new SendQuestionnaire(
                            PROFILE.database(),
                            TEXTS,
                            SENT,
                            TestIdempotency.at(CLOCK),
                            AUDIT,
                            TestProfile.JSON,
                            CLOCK),
                    AUDIT);
    private final PatientQuestionnaireController patients =
            new PatientQuestionnaireController(care.file, TestQuestionnaires.told());

    private ToldQuestionnaire sends(Me me, @Nullable String key, GivenAnswer... answers) {
        var body = new Answers(1, List.of(answers));
        return Objects.requireNonNull(
                care.as(me, () -> own.send(me, body, key, Locale.FRENCH)).getBody());
    }

    private QuestionnaireController.View asked(Me me, Locale locale) {
        return care.as(me, () -> own.questions(me, locale));
    }

    private @Nullable ToldQuestionnaire last(Me me, Me person, Locale locale) {
        return care.as(me, () -> patients.last(me, person.person(), locale)).last();
    }

    private static List<String> said(@Nullable ToldQuestionnaire told) {
        return Objects.requireNonNull(told).lines().stream()
                .flatMap(line -> line.said().stream())
                .toList();
    }

    @Test
    void whatSomebodySendsIsReadByTheTeamInItsOwnLanguage() {
        sends(care.claire, null, words("topics", "Mon poste"), chosen("pain", "back", "neck"));
        assertThat(said(last(care.nurse, care.claire, Locale.ENGLISH)))
                .containsExactly("Back", "Neck or shoulders", "Mon poste");
        assertThat(last(care.physician, care.claire, Locale.FRENCH))
                .satisfies(told -> assertThat(told.lines().getFirst().text()).contains("douleurs"));
        assertThat(last(care.nurse, care.karim, Locale.FRENCH)).isNull();
        assertThat(onRecord(SENT_ON_RECORD, care.company)).containsExactly("success own-file");
        assertThat(onRecord(READ, care.company)).hasSize(3).containsOnly("success care");
    }

    @Test
    void onesOwnAreTheQuestionsOfTodayAndWhatWasSentLast() {
        assertThat(asked(care.claire, Locale.ENGLISH).last()).isNull();
        sends(care.claire, null, yes("treatment"));
        var seen = asked(care.claire, Locale.FRENCH);
        assertThat(seen.version()).isEqualTo(TEXTS.current().version());
        assertThat(seen.questions())
                .hasSameSizeAs(TEXTS.current().item())
                .allSatisfy(question -> assertThat(question.text()).isNotBlank());
        assertThat(said(seen.last())).containsExactly("Oui");
        assertThat(asked(care.karim, Locale.FRENCH).last()).isNull();
        assertThat(onRecord(READ, care.company)).hasSize(3).containsOnly("success own-file");
    }

    @Test
    void distressIsMarkedAndWhatSomebodyWouldRatherTalkAboutIsNamed() {
        sends(care.claire, null, yes("distress"), chosen("mood", "low"), toDiscuss("tensions"));
        var told = Objects.requireNonNull(last(care.nurse, care.claire, Locale.FRENCH));
        assertThat(told.asked()).isEqualTo(TEXTS.current().item().size());
        assertThat(told.lines()).extracting(Line::support).containsExactly(false, true, false);
        assertThat(told.lines().getLast().said()).isEmpty();
        assertThat(told.lines().getLast().answer().isToDiscuss()).isTrue();
        assertThat(told.toString() + told.lines()).doesNotContain("distress", "mood");
    }

    @Test
    void eachSendingIsKeptAndTheLastOneIsRead() {
        var first = sends(care.claire, null, chosen("sleep", "well"));
        var second = sends(care.claire, null, chosen("sleep", "badly"));
        assertThat(last(care.nurse, care.claire, Locale.ENGLISH))
                .extracting(ToldQuestionnaire::id)
                .isEqualTo(second.id());
        var all =
                care.as(
                        care.claire,
                        () ->
                                PROFILE.database()
                                        .read(() ->
                                                TestQuestionnaires.told()
                                                        .before(
                                                                care.claire.person(),
                                                                second.at().plusSeconds(1),
                                                                10,
                                                                Locale.ENGLISH)));
        assertThat(all)
                .extracting(ToldQuestionnaire::id)
                .containsExactlyInAnyOrder(first.id(), second.id());
    }

    @Test
    void theSameRequestTwiceIsSentOnce() {
        var key = Ids.next().toString();
        var once = sends(care.claire, key, chosen("sleep", "well"));
        assertThat(sends(care.claire, key, chosen("sleep", "well")).id()).isEqualTo(once.id());
        refused(422, () -> sends(care.claire, key, chosen("sleep", "badly")));
        assertThat(onRecord(SENT_ON_RECORD, care.company)).hasSize(1);
    }

    @Test
    void whatDoesNotFitTheQuestionsIsNotKept() {
        assertThatThrownBy(() -> sends(care.claire, null, yes("pain"), yes("soul")))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.status().value()).isEqualTo(400);
                            assertThat(problem.errors())
                                    .extracting(fault -> fault.field())
                                    .containsExactly("answers[0]", "answers[1].linkId");
                        });
        var unknown = new Answers(2, List.of(yes("distress")));
        refused(
                400,
                () ->
                        care.as(
                                care.claire,
                                () -> own.send(care.claire, unknown, null, Locale.FRENCH)));
        assertThat(asked(care.claire, Locale.FRENCH).last()).isNull();
    }

    @Test
    void whomNothingBindsReadsNothing() {
        sends(care.claire, null, yes("distress"));
        for (var me :
                List.of(
                        care.clinician,
                        care.abroad,
                        care.karim,
                        care.claire,
                        care.employers(Role.EMPLOYER),
                        care.employers(Role.COMPANY_ADMIN))) {
            refused(404, () -> last(me, care.claire, Locale.FRENCH));
        }
        care.opposes(care.claire);
        refused(404, () -> last(care.physician, care.claire, Locale.FRENCH));
        // An emergency opens the profile, and nothing of this.
        care.opensWithReason(steppedUp(care.nurse), care.claire, "Inconsciente%20en%20atelier");
        refused(404, () -> last(care.nurse, care.claire, Locale.FRENCH));
        care.opposesNoMore(care.claire);
        assertThat(last(care.physician, care.claire, Locale.FRENCH)).isNotNull();
        assertThat(onRecord(READ, care.company)).contains("refused care").hasSize(8);
    }

    @Test
    void nothingOfItLiesInClear() {
        sends(care.claire, null, words("topics", "Mon dos"), yes("distress"));
        assertThat(
                        PROFILE.seenByOwner(
                                "select encode(sealed_answers, 'escape') from"
                                        + " profile.pre_visit_questionnaires where person_id = '"
                                        + care.claire.person()
                                        + "'"))
                .singleElement()
                .satisfies(row ->
                        assertThat(row.toString()).doesNotContain("dos", "distress", "topics"));
    }

    private int rows(Me me, @Nullable Purpose purpose, String statement) {
        var done =
                Tenant.of(me)
                        .get(() ->
                                purpose == null
                                        ? updated(statement)
                                        : new CareAccess(care.claire.person().value(), purpose)
                                                .get(() -> updated(statement)));
        return Objects.requireNonNull(done);
    }

    private static int updated(String statement) {
        return PROFILE.database().write(() -> PROFILE.database().sql(statement).update());
    }

    /** What the database itself lets others do, whatever a service would ask of it. */
    @Test
    void othersSeeNoRow() {
        sends(care.claire, null, yes("distress"));
        var take = "create temp table taken on commit drop as select * from %s";
        var seen = take.formatted(SentQuestionnaires.TABLE) + " where person_id = '%s'";
        var hers = seen.formatted(care.claire.person().value());
        assertThat(rows(care.claire, null, hers)).isEqualTo(1);
        assertThat(rows(care.physician, Purpose.CARE, hers)).isEqualTo(1);
        assertThat(rows(care.physician, Purpose.BREAK_GLASS, hers)).isZero();
        assertThat(rows(care.physician, null, hers)).isZero();
        assertThat(rows(care.karim, null, hers)).isZero();
        assertThat(rows(care.employers(Role.EMPLOYER), null, hers)).isZero();
        assertThat(rows(care.abroad, Purpose.CARE, hers)).isZero();
        var elsewhere = TestProfile.someone(care.company, otherService(), Role.PHYSICIAN);
        assertThat(rows(elsewhere, Purpose.CARE, hers)).isZero();
    }

    private static HealthServiceId otherService() {
        return new HealthServiceId(Ids.next());
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void careAddsAndTakesAwayNothing(Purpose purpose) {
        sends(care.claire, null, yes("distress"));
        var table = SentQuestionnaires.TABLE;
        assertThat(rows(care.physician, purpose, "delete from " + table)).isZero();
        var added =
                "insert into %s values (gen_random_uuid(), '%s', '%s', '%s', 1, 'x', now())"
                        .formatted(
                                table,
                                care.company.value(),
                                care.service.value(),
                                care.claire.person().value());
        assertThatThrownBy(() -> rows(care.physician, purpose, added))
                .rootCause()
                .hasMessageContaining("row-level");
    }

    @Test
    void onlyAnErasureTakesAwayWhatWasSent() {
        sends(care.claire, null, yes("distress"));
        var table = SentQuestionnaires.TABLE;
        assertThat(rows(care.claire, null, "delete from " + table)).isZero();
        assertThatThrownBy(() -> rows(care.claire, null, "update " + table + " set version = 2"))
                .rootCause()
                .hasMessageContaining("permission denied");
        var gone =
                Tenant.of(care.claire)
                        .get(() ->
                                PROFILE.database()
                                        .write(() -> {
                                            PROFILE.database()
                                                    .sql(
                                                            "select set_config('app.erasing', :p,"
                                                                    + " true)")
                                                    .param("p", care.claire.person().toString())
                                                    .query(String.class)
                                                    .single();
                                            return PROFILE.database()
                                                    .sql("delete from " + table)
                                                    .update();
                                        }));
        assertThat(gone).isEqualTo(1);
    }
}
