package employeehealth.profile.rights;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of an archive, in {@code rights/archive.properties} and {@code _fr}. */
final class ArchiveWords {

    private static final String UNTIL_ERASED = "until-erased";
    private static final String WITH_THE_RULE = "with-the-rule";

    private final ResourceBundle bundle;

    private ArchiveWords(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    static ArchiveWords in(String language) {
        var only =
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES);
        var locale = language.equals("fr") ? Locale.FRENCH : Locale.ROOT;
        return new ArchiveWords(ResourceBundle.getBundle("rights/archive", locale, only));
    }

    String of(String key, Object... values) {
        var text = bundle.getString(key);
        return values.length == 0 ? text : new MessageFormat(text, Locale.ROOT).format(values);
    }

    String basis(Kept kept) {
        return of("basis", kept.article(), kept.source());
    }

    /**
     * @param duration of a retention rule
     */
    String duration(String duration) {
        return switch (duration) {
            case UNTIL_ERASED -> of("duration.until-erased");
            case WITH_THE_RULE -> of("duration.with-the-rule");
            case "PT24H", "P1D" -> of("duration.day");
            default -> {
                var years = duration.substring(1, duration.length() - 1);
                yield years.equals("1") ? of("duration.year") : of("duration.years", years);
            }
        };
    }
}
