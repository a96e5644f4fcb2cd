package employeehealth.profile.card;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words around what is on a card, in one language: {@code emergency-card/words{,_fr}}. */
public final class CardWords {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle bundle;
    private final Locale locale;

    private CardWords(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle("emergency-card.words", locale, NO_FALLBACK);
    }

    /**
     * @param language {@code fr} or {@code en}
     */
    public static CardWords in(String language) {
        return new CardWords(language.equals("fr") ? Locale.FRENCH : Locale.ENGLISH);
    }

    /** As a tag. */
    public String language() {
        return locale.getLanguage();
    }

    public String of(String key) {
        return bundle.getString(key);
    }

    public String of(String key, String argument) {
        return new MessageFormat(bundle.getString(key).replace("'", "''"), locale)
                .format(new Object[] {argument});
    }

    public String date(LocalDate on) {
        return DateTimeFormatter.ofPattern(bundle.getString("date"), locale).format(on);
    }
}
