package employeehealth.profile.questionnaire;

import static employeehealth.profile.questionnaire.TestQuestionnaires.TEXTS;
import static employeehealth.profile.questionnaire.TestQuestionnaires.chosen;
import static employeehealth.profile.questionnaire.TestQuestionnaires.no;
import static employeehealth.profile.questionnaire.TestQuestionnaires.toDiscuss;
import static employeehealth.profile.questionnaire.TestQuestionnaires.words;
import static employeehealth.profile.questionnaire.TestQuestionnaires.yes;
import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.profile.questionnaire.AskedQuestion.Option;
import employeehealth.profile.questionnaire.AskedQuestion.Type;
import employeehealth.shared.problem.FieldFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerRulesTest {

    private static final Questionnaire ASKED = TEXTS.current();
    private static final String STRANGE = "\u0000’; drop table x; <script>";

    private static List<String> faults(GivenAnswer... answers) {
        return AnswerRules.faults(ASKED, List.of(answers)).stream()
                .map(fault -> fault.field() + " " + fault.message())
                .toList();
    }

    @Test
    void everyQuestionCanBeAnsweredSkippedOrTalkedAbout() {
        assertThat(faults()).isEmpty();
        assertThat(faults(yes("distress"), no("tensions"), chosen("pain", "neck", "back")))
                .isEmpty();
        assertThat(faults(chosen("pain", "none"), chosen("sleep", "badly"))).isEmpty();
        assertThat(faults(words("topics", "Mon dos.\n" + "é".repeat(1_991)))).isEmpty();
        var all = ASKED.item().stream().map(one -> toDiscuss(one.linkId()));
        assertThat(faults(all.toArray(GivenAnswer[]::new))).isEmpty();
    }

    static Stream<List<Object>> doNotFit() {
        return Stream.of(
                List.of(yes("nobody-asked"), "answers[0].linkId field.unknown-question"),
                List.of(yes(STRANGE), "answers[0].linkId field.unknown-question"),
                List.of(yes("pain"), "answers[0] field.wrong-kind"),
                List.of(chosen("distress", "yes"), "answers[0] field.wrong-kind"),
                List.of(words("sleep", "well"), "answers[0] field.wrong-kind"),
                List.of(no("topics"), "answers[0] field.wrong-kind"),
                List.of(chosen("pain", "soul"), "answers[0].chosen[0] field.unknown-option"),
                List.of(
                        chosen("pain", "neck", STRANGE),
                        "answers[0].chosen[1] field.unknown-option"),
                List.of(chosen("pain", "Neck"), "answers[0].chosen[0] field.unknown-option"),
                List.of(chosen("pain", "neck", "neck"), "answers[0].chosen[1] field.twice"),
                List.of(chosen("pain", "neck", "none"), "answers[0].chosen field.exclusive-option"),
                List.of(chosen("sleep", "well", "badly"), "answers[0].chosen field.one-option"),
                List.of(words("topics", "x".repeat(2_001)), "answers[0].words field.longest"),
                List.of(words("topics", " \n"), "answers[0] field.one-answer"),
                List.of(chosen("pain"), "answers[0] field.one-answer"),
                List.of(
                        new GivenAnswer("pain", null, null, null, false),
                        "answers[0] field.one-answer"),
                List.of(
                        new GivenAnswer("pain", null, List.of("neck"), null, true),
                        "answers[0] field.one-answer"),
                List.of(
                        new GivenAnswer("topics", true, null, "Dos", null),
                        "answers[0] field.one-answer"));
    }

    @ParameterizedTest
    @MethodSource("doNotFit")
    void whatDoesNotFitIsSaidAtItsPlace(List<Object> which) {
        assertThat(faults((GivenAnswer) which.getFirst()))
                .containsExactly(which.getLast().toString());
    }

    @Test
    void aQuestionIsAnsweredOnce() {
        assertThat(faults(yes("distress"), no("distress")))
                .containsExactly("answers[1].linkId field.twice");
    }

    /**
     * Whatever is sent is judged, and what is let through fits: each answer belongs to a question,
     * once, in its type. No fault repeats what was sent.
     */
    @Test
    void whateverIsSentWhatIsLetThroughFits() {
        var random = new Random(20_261_130);
        var through = 0;
        for (var round = 0; round < 20_000; round++) {
            var answers = answers(random);
            var faults = AnswerRules.faults(ASKED, answers);
            if (faults.isEmpty()) {
                through++;
                assertThat(answers).extracting(GivenAnswer::linkId).doesNotHaveDuplicates();
                assertThat(answers).allMatch(AnswerRulesTest::fits);
            } else {
                assertThat(answers).anyMatch(answer -> isFaulty(answers, answer, faults));
                assertThat(faults).noneMatch(fault -> fault.toString().contains(STRANGE));
            }
        }
        assertThat(through).isGreaterThan(500);
    }

    private static boolean isFaulty(
            List<GivenAnswer> answers, GivenAnswer answer, List<FieldFault> faults) {
        return !fits(answer)
                || answers.stream().filter(one -> one.linkId().equals(answer.linkId())).count() > 1
                || faults.isEmpty();
    }

    /** The rules once more, written differently. */
    private static boolean fits(GivenAnswer answer) {
        var question = ASKED.question(answer.linkId()).orElse(null);
        if (question == null) {
            return false;
        }
        var options = question.answerOption().stream().map(Option::code).toList();
        var alone = question.answerOption().stream().filter(Option::exclusive).map(Option::code);
        var codes = answer.codes();
        var words = answer.words() == null || answer.words().isBlank() ? null : answer.words();
        if (answer.isToDiscuss()) {
            return answer.yes() == null && codes.isEmpty() && words == null;
        }
        return switch (question.type()) {
            case BOOLEAN -> answer.yes() != null && codes.isEmpty() && words == null;
            case TEXT ->
                    words != null
                            && words.length() <= Objects.requireNonNull(question.maxLength())
                            && codes.isEmpty()
                            && answer.yes() == null;
            case CHOICE ->
                    answer.yes() == null
                            && words == null
                            && !codes.isEmpty()
                            && options.containsAll(codes)
                            && codes.stream().distinct().count() == codes.size()
                            && (codes.size() == 1
                                    || (question.repeats() && alone.noneMatch(codes::contains)));
        };
    }

    private static List<GivenAnswer> answers(Random random) {
        var answers = new ArrayList<GivenAnswer>();
        for (var i = random.nextInt(4); i >= 0; i--) {
            var question = ASKED.item().get(random.nextInt(ASKED.item().size()));
            var linkId = random.nextInt(20) == 0 ? STRANGE : question.linkId();
            var type =
                    random.nextInt(10) == 0
                            ? Type.values()[random.nextInt(Type.values().length)]
                            : question.type();
            answers.add(
                    new GivenAnswer(
                            linkId,
                            type == Type.BOOLEAN ? random.nextBoolean() : null,
                            type == Type.CHOICE ? codes(random, question) : null,
                            type == Type.TEXT ? text(random) : null,
                            random.nextInt(12) == 0 ? random.nextBoolean() : null));
        }
        return answers;
    }

    private static List<String> codes(Random random, AskedQuestion question) {
        var codes = new ArrayList<String>();
        for (var i = random.nextInt(3); i >= 0; i--) {
            var options = question.answerOption();
            codes.add(
                    options.isEmpty() || random.nextInt(20) == 0
                            ? STRANGE
                            : options.get(random.nextInt(options.size())).code());
        }
        return random.nextInt(30) == 0 ? List.of() : codes;
    }

    private static @Nullable String text(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> null;
            case 1 -> "  ";
            case 2 -> "x".repeat(2_000 + random.nextInt(2));
            default -> "Mon dos " + STRANGE;
        };
    }
}
