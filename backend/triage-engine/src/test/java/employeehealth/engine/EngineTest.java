package employeehealth.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        Outcome french = ENGINE.assess(Input.of("rhume", Language.FR));
        Outcome english = ENGINE.assess(Input.of("runny nose", Language.EN));
        assertThat(french.recommendation().route()).contains("chez vous");
        assertThat(english.recommendation().route()).contains("yourself");
        assertThat(english.findings().get(0).label()).isEqualTo("runny or blocked nose");
    }

    @Test
    void measurementsAloneCanMeanDanger() {
        Vitals low = new Vitals(null, null, null, 85.0, null, null, null);
        Outcome outcome =
                ENGINE.assess(
                        new Input("toux", Language.FR, Subject.UNKNOWN, low, Map.of(), Set.of()));
        assertThat(outcome.recommendation().urgency()).isEqualTo(Urgency.AMBULANCE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "danger-screen.chest-crushing",
                "danger-screen.breathing",
                "danger-screen.suicide",
                "cold.swallowing"
            })
    void aDangerThatSomebodyCannotExcludeIsNoSelfCare(String question) {
        assertThat(cold("runny nose", Map.of()).recommendation().level())
                .isEqualTo(Level.SELF_CARE);
        assertThat(
                        cold("runny nose", Map.of(question, new Answer.Unknown()))
                                .recommendation()
                                .level())
                .isEqualTo(Level.TELECONSULTATION);
    }

    @Test
    void aDangerNamedInAMinorComplaintIsAskedForAndMayBeDenied() {
        String words = "My mother had a stroke last year, I have a cold";
        Outcome open = cold(words, Map.of());
        assertThat(open.recommendation().level()).isEqualTo(Level.TELECONSULTATION);
        assertThat(open.nextQuestions())
                .extracting(Question::id)
                .containsExactly("danger-screen.stroke");
        Outcome denied = cold(words, Map.of("danger-screen.stroke", new Answer.YesNo(false)));
        assertThat(denied.recommendation().level()).isEqualTo(Level.SELF_CARE);
    }

    @Test
    void aSoreThroatHasGatesAndARunnyNoseHasNone() {
        assertThat(cold("runny nose", Map.of()).settled()).isTrue();
        assertThat(cold("sore throat", Map.of()).nextQuestions())
                .extracting(Question::id)
                .contains("cold.breathless", "cold.blood", "cold.swallowing");
    }

    @Test
    void rulesForAdultsHoldWhileTheAgeIsNotKnown() {
        Vitals vitals = new Vitals(null, 170.0, 45.0, null, 70.0, null, null);
        assertThat(measured(null, vitals)).isEqualTo(Urgency.AMBULANCE);
        assertThat(measured(40.0, vitals)).isEqualTo(Urgency.AMBULANCE);
        Vitals slow = new Vitals(null, null, 9.0, null, null, null, null);
        assertThat(measured(null, slow)).isEqualTo(Urgency.AMBULANCE);
        Vitals child = new Vitals(null, 150.0, null, null, null, null, null);
        assertThat(measured(4.0, child)).isEqualTo(Urgency.SELF_CARE);
        Vitals tooFast = new Vitals(null, 185.0, null, null, null, null, null);
        assertThat(measured(4.0, tooFast)).isEqualTo(Urgency.EMERGENCY_DEPARTMENT);
    }

    @ParameterizedTest
    @CsvSource({
        "35.5, , , same_day",
        "39.2, , , same_day",
        ", 132, , same_day",
        ", 44, , same_day",
        ", , 3.5, same_day",
        ", , 2.9, ambulance"
    })
    void unusualMeasurementsAreSeenTheSameDay(
            @Nullable Double temperature,
            @Nullable Double pulse,
            @Nullable Double glucose,
            String urgency) {
        Vitals vitals = new Vitals(temperature, pulse, null, null, null, null, glucose);
        assertThat(measured(40.0, vitals).code()).isEqualTo(urgency);
    }

    @Test
    void anUnknownAgeIsAskedForAndReassuresNobody() {
        Map<String, Answer> answers = new HashMap<>();
        Outcome outcome = ENGINE.assess(chestPain(answers));
        Set<String> asked = new java.util.HashSet<>();
        while (!outcome.settled()) {
            Question question = outcome.nextQuestions().get(0);
            asked.add(question.id());
            answers.put(
                    question.id(),
                    switch (question.kind()) {
                        case BOOLEAN -> new Answer.YesNo(false);
                        case SCALE -> new Answer.Number(1);
                        default -> new Answer.Unknown();
                    });
            outcome = ENGINE.assess(chestPain(answers));
        }
        assertThat(asked).contains("person.age", "person.pregnant");
        assertThat(outcome.recommendation().level()).isEqualTo(Level.TELECONSULTATION);
        answers.put("person.age", new Answer.Number(22));
        assertThat(ENGINE.assess(chestPain(answers)).recommendation().level())
                .isEqualTo(Level.SELF_CARE);
        answers.put("person.age", new Answer.Number(60));
        assertThat(ENGINE.assess(chestPain(answers)).recommendation().level())
                .isEqualTo(Level.EMERGENCY);
    }

    @Test
    void aNoToANarrowQuestionDoesNotCloseAWiderOne() {
        Outcome anxious =
                ENGINE.assess(
                        told(
                                "I feel anxious",
                                Language.EN,
                                Subject.of(30.0, Sex.MALE, null),
                                Map.of("danger-screen.chest-crushing", new Answer.YesNo(false))));
        assertThat(anxious.nextQuestions()).extracting(Question::id).contains("mood.chest");
        Outcome feverish =
                ENGINE.assess(
                        told(
                                "headache and fever",
                                Language.EN,
                                Subject.of(30.0, Sex.MALE, null),
                                Map.of("headache.fever-stiff-neck", new Answer.YesNo(false))));
        assertThat(feverish.nextQuestions()).extracting(Question::id).contains("fever.stiff-neck");
    }

    @Test
    void theAgeOfAnotherPersonSkipsNoQuestion() {
        Outcome outcome =
                ENGINE.assess(
                        told(
                                "mal au ventre, mon fils de 8 ans a eu pareil",
                                Language.FR,
                                Subject.of(30.0, Sex.FEMALE, null),
                                Map.of()));
        assertThat(outcome.nextQuestions())
                .extracting(Question::id)
                .contains("abdominal-pain.pregnant");
    }

    @Test
    void aYesToSeveralThingsStoresNoneOfThem() {
        Input input =
                told(
                        "back pain",
                        Language.EN,
                        Subject.of(30.0, Sex.MALE, null),
                        Map.of("headache.thinner", new Answer.YesNo(true)));
        assertThat(ENGINE.assess(input).explanation())
                .flatExtracting(Explanation::causes)
                .doesNotContain("anticoagulated", "cancer_known");
    }

    private static Urgency measured(@Nullable Double age, Vitals vitals) {
        return ENGINE.assess(
                        new Input(
                                "runny nose",
                                Language.EN,
                                Subject.of(age, Sex.UNKNOWN, null),
                                vitals,
                                Map.of(),
                                Set.of()))
                .recommendation()
                .urgency();
    }

    private static Input chestPain(Map<String, Answer> answers) {
        return told("slight chest pain", Language.EN, Subject.UNKNOWN, answers);
    }

    private static Outcome cold(String words, Map<String, Answer> answers) {
        return ENGINE.assess(told(words, Language.EN, Subject.UNKNOWN, answers));
    }

    private static Input told(
            String words, Language language, Subject subject, Map<String, Answer> answers) {
        return new Input(words, language, subject, Vitals.NONE, answers, Set.of());
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
