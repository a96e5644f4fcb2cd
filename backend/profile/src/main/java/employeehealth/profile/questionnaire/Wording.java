package employeehealth.profile.questionnaire;

import java.util.Locale;

/** The same words in the languages of the questions. */
record Wording(String fr, String en) {

    Wording {
        if (fr.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("a question is asked in every language");
        }
    }

    String in(Locale locale) {
        return locale.getLanguage().equals("fr") ? fr : en;
    }
}
