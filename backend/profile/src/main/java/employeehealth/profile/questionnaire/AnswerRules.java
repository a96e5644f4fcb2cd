package employeehealth.profile.questionnaire;

import employeehealth.profile.questionnaire.AskedQuestion.Option;
import employeehealth.profile.questionnaire.AskedQuestion.Type;
import employeehealth.shared.problem.FieldFault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which answers fit the questions. Nothing has to be answered; what is, fits. */
final class AnswerRules {

    private final Questionnaire asked;
    private final List<FieldFault> faults = new ArrayList<>();

    private AnswerRules(Questionnaire asked) {
        this.asked = asked;
    }

    /** What is wrong with them, each at its place in what was sent; nothing says what was sent. */
    static List<FieldFault> faults(Questionnaire asked, List<GivenAnswer> answers) {
        var rules = new AnswerRules(asked);
        var seen = new HashSet<String>();
        for (var i = 0; i < answers.size(); i++) {
            rules.check("answers[" + i + "]", answers.get(i), seen);
        }
        return rules.faults;
    }

    private void check(String at, GivenAnswer answer, Set<String> seen) {
        var question = asked.question(answer.linkId()).orElse(null);
        if (question == null) {
            fault(at + ".linkId", "field.unknown-question");
        } else if (!seen.add(answer.linkId())) {
            fault(at + ".linkId", "field.twice");
        } else if (said(answer) != 1) {
            fault(at, "field.one-answer");
        } else if (!answer.isToDiscuss()) {
            fits(at, question, answer);
        }
    }

    /** How many of the four it says. */
    private static int said(GivenAnswer answer) {
        return (answer.yes() == null ? 0 : 1)
                + (answer.codes().isEmpty() ? 0 : 1)
                + (words(answer) == null ? 0 : 1)
                + (answer.isToDiscuss() ? 1 : 0);
    }

    private static @Nullable String words(GivenAnswer answer) {
        var words = answer.words();
        return words == null || words.isBlank() ? null : words;
    }

    private void fits(String at, AskedQuestion question, GivenAnswer answer) {
        var type =
                answer.yes() != null
                        ? Type.BOOLEAN
                        : answer.codes().isEmpty() ? Type.TEXT : Type.CHOICE;
        if (type != question.type()) {
            fault(at, "field.wrong-kind");
            return;
        }
        var longest = question.maxLength();
        var words = words(answer);
        if (longest != null && words != null && words.length() > longest) {
            fault(at + ".words", "field.longest", longest);
        }
        chosen(at + ".chosen", question, answer.codes());
    }

    private void chosen(String at, AskedQuestion question, List<String> codes) {
        var seen = new HashSet<String>();
        for (var i = 0; i < codes.size(); i++) {
            var code = codes.get(i);
            if (question.option(code).isEmpty()) {
                fault(at + "[" + i + "]", "field.unknown-option");
            } else if (!seen.add(code)) {
                fault(at + "[" + i + "]", "field.twice");
            }
        }
        if (codes.size() > 1 && !question.repeats()) {
            fault(at, "field.one-option");
        } else if (codes.size() > 1 && isExclusive(question, codes)) {
            fault(at, "field.exclusive-option");
        }
    }

    private static boolean isExclusive(AskedQuestion question, List<String> codes) {
        return codes.stream()
                .map(code -> question.option(code).orElse(null))
                .filter(Objects::nonNull)
                .anyMatch(Option::exclusive);
    }

    private void fault(String at, String message, Object... arguments) {
        faults.add(new FieldFault(at, message, arguments));
    }
}
