package employeehealth.profile.rights;

import java.util.Locale;

/** The language in which somebody is answered: French or English. */
final class Spoken {

    private Spoken() {}

    static String of(Locale locale) {
        return locale.getLanguage().equals("fr") ? "fr" : "en";
    }
}
