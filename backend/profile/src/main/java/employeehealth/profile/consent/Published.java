package employeehealth.profile.consent;

import employeehealth.contracts.care.ConsentPurpose;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;

/**
 * A version of the text of a purpose. Never changed once it was shown to anybody: another wording
 * is another version.
 *
 * @param version counted from 1
 * @param asksAgain whether consent to an earlier version ends with this one, because something of
 *     substance has changed
 * @param texts by language
 */
record Published(
        ConsentPurpose purpose,
        int version,
        LocalDate publishedOn,
        boolean asksAgain,
        Map<String, ConsentText> texts) {

    Published {
        texts = Map.copyOf(texts);
        in(texts, "fr");
        in(texts, "en");
    }

    ConsentText in(String language) {
        return in(texts, language);
    }

    private static ConsentText in(Map<String, ConsentText> texts, String language) {
        return Objects.requireNonNull(texts.get(language), language);
    }
}
