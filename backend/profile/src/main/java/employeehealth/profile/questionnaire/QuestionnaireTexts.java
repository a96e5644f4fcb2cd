package employeehealth.profile.questionnaire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every version of the questions that was ever asked: {@code questionnaires/pre-visit-<n>.json}.
 */
@Component
class QuestionnaireTexts {

    private final List<Questionnaire> versions = new ArrayList<>();

    QuestionnaireTexts(JsonMapper json) {
        for (var one = read(json, 1); one.isPresent(); one = read(json, versions.size() + 1)) {
            versions.add(one.get());
        }
    }

    private static Optional<Questionnaire> read(JsonMapper json, int version) {
        var name = "/questionnaires/pre-visit-" + version + ".json";
        try (var file = QuestionnaireTexts.class.getResourceAsStream(name)) {
            if (file == null) {
                return Optional.empty();
            }
            var read = json.readValue(file, Questionnaire.class);
            if (read.version() != version) {
                throw new IllegalStateException(name + " says that it is another version");
            }
            return Optional.of(read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one that is asked today. */
    Questionnaire current() {
        return versions.getLast();
    }

    Optional<Questionnaire> find(int version) {
        return versions.stream().filter(one -> one.version() == version).findFirst();
    }
}
