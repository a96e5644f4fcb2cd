package employeehealth.engine;

import java.util.HashMap;
import java.util.Map;

/** Numbers the names of a library, while it is read. */
final class Names {

    private final Map<String, Name> byText;

    Names() {
        this.byText = new HashMap<>();
    }

    /** Goes on where another library ended, so that what was read for it can be used again. */
    Names(Names before) {
        this.byText = new HashMap<>(before.byText);
    }

    /** The name of this text, a new one if there is none. */
    Name of(String text) {
        return byText.computeIfAbsent(text, one -> new Name(one, byText.size()));
    }

    /** The name of this option of a question. */
    Name option(Name question, String option) {
        return of(question.text() + "=" + option);
    }

    /** How many there are: one more than the highest number. */
    int size() {
        return byText.size();
    }
}
