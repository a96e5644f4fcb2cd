package employeehealth.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EngineTest {

    private static final Engine ENGINE = new Engine(ProtocolFiles.library());

    @Test
    void anUnknownQuestionIsNamed() {
        refused(Map.of("headache.nothing", new Answer.YesNo(true)), "answers.headache.nothing");
    }

    @Test
    void anAnswerOfTheWrongKindIsNamed() {
        refused(
                Map.of("headache.thunderclap", new Answer.Number(3)),
                "answers.headache.thunderclap");
        refused(Map.of("general.complaint", new Answer.YesNo(true)), "answers.general.complaint");
        refused(
                Map.of("general.complaint", new Answer.Choice("none")),
                "answers.general.complaint");
        refused(
                Map.of("chest-pain.severity", new Answer.Number(11)),
                "answers.chest-pain.severity");
        refused(
                Map.of("chest-pain.severity", new Answer.Number(Double.NaN)),
                "answers.chest-pain.severity");
    }

    @Test
    void anImpossibleAgeIsNamed() {
        for (double age : new double[] {-1, 200, Double.NaN}) {
            Input input =
                    new Input(
                            "toux",
                            Language.FR,
                            Subject.of(age, Sex.UNKNOWN, null),
                            Vitals.NONE,
                            Map.of(),
                            Set.of());
            assertThatThrownBy(() -> ENGINE.assess(input))
                    .isInstanceOfSatisfying(
                            IllegalInput.class,
                            fault -> assertThat(fault.field()).isEqualTo("subject.age"));
        }
    }

    @Test
    void nothingToAssessAndTooMuchTextAreRefused() {
        assertThatThrownBy(() -> ENGINE.assess(Input.of("  ", Language.FR)))
                .isInstanceOf(IllegalInput.class);
        assertThatThrownBy(() -> ENGINE.assess(Input.of("x".repeat(10_001), Language.FR)))
                .isInstanceOf(IllegalInput.class);
    }

    @Test
    void anEmergencySettlesAtOnce() {
        Outcome outcome = ENGINE.assess(Input.of("mon collègue ne respire plus", Language.FR));
        assertThat(outcome.settled()).isTrue();
        assertThat(outcome.nextQuestions()).isEmpty();
        assertThat(outcome.recommendation().urgency()).isEqualTo(Urgency.AMBULANCE);
        assertThat(outcome.explanation().get(0).text()).contains("« respire plus »");
    }

    @Test
    void questionsAreAskedInOrderOfDangerUntilTheAnswerIsSettled() {
        Map<String, Answer> answers = new HashMap<>();
        Outcome outcome = headache(answers);
        assertThat(outcome.recommendation().level()).isEqualTo(Level.TELECONSULTATION);
        assertThat(outcome.nextQuestions().get(0).id()).isEqualTo("headache.thunderclap");
        int asked = 0;
        while (!outcome.settled()) {
            answers.put(outcome.nextQuestions().get(0).id(), new Answer.YesNo(false));
            outcome = headache(answers);
            assertThat(++asked).isLessThan(12);
        }
        assertThat(outcome.recommendation().level()).isEqualTo(Level.SELF_CARE);
    }

    @Test
    void anUnknownAnswerIsNotAskedAgainAndExcludesNothing() {
        Map<String, Answer> answers = new HashMap<>();
        Outcome outcome = headache(answers);
        while (!outcome.settled()) {
            answers.put(outcome.nextQuestions().get(0).id(), new Answer.Unknown());
            outcome = headache(answers);
        }
        assertThat(outcome.recommendation().level()).isEqualTo(Level.TELECONSULTATION);
    }

    @Test
    void wordsExcludeNoGate() {
        Outcome outcome = ENGINE.assess(Input.of("mal à la tête, pas de nuque raide", Language.FR));
        assertThat(outcome.nextQuestions())
                .anyMatch(question -> question.id().equals("headache.fever-stiff-neck"));
    }

    @Test
    void theMostUrgentProtocolWins() {
        Outcome outcome = ENGINE.assess(Input.of("nez qui coule et je vomis du sang", Language.FR));
        assertThat(outcome.protocols()).contains("cold", "vomiting-diarrhoea");
        assertThat(outcome.recommendation().level()).isEqualTo(Level.EMERGENCY);
    }

    @Test
    void aPickedPresentationIsAskedAboutWithoutAnyWord() {
        Outcome outcome =
                ENGINE.assess(
                        new Input(
                                "",
                                Language.EN,
                                Subject.UNKNOWN,
                                Vitals.NONE,
                                Map.of(),
                                Set.of("back-pain")));
        assertThat(outcome.protocol().id()).isEqualTo("back-pain");
        assertThat(outcome.nextQuestions()).isNotEmpty();
    }

    @Test
    void textsComeInTheLanguageAskedFor() {
        Outcome french = ENGINE.assess(Input.of("toux", Language.FR));
        Outcome english = ENGINE.assess(Input.of("cough", Language.EN));
        assertThat(french.recommendation().route()).contains("chez vous");
        assertThat(english.recommendation().route()).contains("yourself");
        assertThat(english.findings().get(0).label()).isEqualTo("cough");
    }

    @Test
    void measurementsAloneCanMeanDanger() {
        Vitals low = new Vitals(null, null, null, 85.0, null, null, null);
        Outcome outcome =
                ENGINE.assess(
                        new Input("toux", Language.FR, Subject.UNKNOWN, low, Map.of(), Set.of()));
        assertThat(outcome.recommendation().urgency()).isEqualTo(Urgency.AMBULANCE);
    }

    private static Outcome headache(Map<String, Answer> answers) {
        return ENGINE.assess(
                new Input(
                        "mal de tête léger depuis ce matin",
                        Language.FR,
                        Subject.of(30.0, Sex.FEMALE, null),
                        Vitals.NONE,
                        answers,
                        Set.of()));
    }

    @Test
    void aQuestionOfDangerHasASignToTickInBothLanguages() {
        for (Language language : Language.values()) {
            assertThat(ENGINE.catalogue(language))
                    .allSatisfy(question ->
                            assertThat(question.sign() != null).isEqualTo(question.redFlag()));
            assertThat(ENGINE.catalogue(language))
                    .filteredOn(question -> question.id().equals("danger-screen.choking"))
                    .extracting(Question::sign)
                    .containsExactly(
                            language == Language.FR
                                    ? "Quelqu’un s’étouffe."
                                    : "Somebody is choking.");
        }
    }

    private static void refused(Map<String, Answer> answers, String field) {
        Input input =
                new Input("toux", Language.FR, Subject.UNKNOWN, Vitals.NONE, answers, Set.of());
        assertThatThrownBy(() -> ENGINE.assess(input))
                .isInstanceOfSatisfying(
                        IllegalInput.class, fault -> assertThat(fault.field()).isEqualTo(field));
    }
}
