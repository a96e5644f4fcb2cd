package employeehealth.profile.questionnaire;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.care.HealthData;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What somebody sent once, with the words of the questions that they were asked.
 *
 * @param version of the questions
 * @param asked how many there were: those that are not among the lines were skipped
 */
@HealthData
public record ToldQuestionnaire(
        UUID id, PersonId person, int version, Instant at, int asked, List<Line> lines) {

    /**
     * One question and what was answered.
     *
     * @param text of the question
     * @param said each thing that was answered; nothing, if they would rather talk about it
     * @param support whether it is the answer of somebody in distress
     * @param answer as it was sent
     */
    @HealthData
    public record Line(String text, List<String> said, boolean support, GivenAnswer answer) {

        private static Line of(
                Questionnaire asked, AskedQuestion question, GivenAnswer answer, Locale locale) {
            var chosen =
                    answer.codes().stream()
                            .flatMap(code -> question.option(code).stream())
                            .toList();
            var yes = answer.yes();
            var said =
                    Stream.of(
                                    Stream.ofNullable(yes)
                                            .map(is -> (is ? asked.yes() : asked.no()).in(locale)),
                                    chosen.stream().map(option -> option.display().in(locale)),
                                    Stream.ofNullable(answer.words()))
                            .flatMap(some -> some)
                            .toList();
            var support =
                    (question.support() && Boolean.TRUE.equals(yes))
                            || chosen.stream().anyMatch(AskedQuestion.Option::support);
            return new Line(question.text().in(locale), said, support, answer);
        }

        @Override
        public String toString() {
            return "Line[hidden]";
        }
    }

    static ToldQuestionnaire of(SentQuestionnaire sent, Questionnaire asked, Locale locale) {
        var lines =
                asked.item().stream()
                        .flatMap(question ->
                                sent.answers().stream()
                                        .filter(answer -> answer.linkId().equals(question.linkId()))
                                        .map(answer -> Line.of(asked, question, answer, locale)))
                        .toList();
        return new ToldQuestionnaire(
                sent.id(),
                sent.owner().person(),
                sent.version(),
                sent.at(),
                asked.item().size(),
                lines);
    }

    @Override
    public String toString() {
        return "ToldQuestionnaire[" + id + "]";
    }
}
