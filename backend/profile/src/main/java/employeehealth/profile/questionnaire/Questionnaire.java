package employeehealth.profile.questionnaire;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * One version of the questions, which is never changed.
 *
 * @param yes how that is said
 * @param item in the order in which they are asked
 */
record Questionnaire(
        int version, LocalDate publishedOn, Wording yes, Wording no, List<AskedQuestion> item) {

    Questionnaire {
        var linkIds = new HashSet<String>();
        if (!item.stream().allMatch(question -> linkIds.add(question.linkId()))) {
            throw new IllegalArgumentException("two questions have one linkId");
        }
        item = List.copyOf(item);
    }

    Optional<AskedQuestion> question(String linkId) {
        return item.stream().filter(question -> question.linkId().equals(linkId)).findFirst();
    }
}
