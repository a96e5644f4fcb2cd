package employeehealth.notifications.notice;

import employeehealth.shared.settings.PlatformSettings;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import org.springframework.stereotype.Component;

/** The words of a notice in a person's language: {@code mails/notices{,_fr}.properties}. */
@Component
public final class Words {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final String link;

    Words(PlatformSettings settings) {
        this.link = settings.publicUrl().toString();
    }

    public record Written(String subject, String text, String language) {}

    /**
     * @param language a tag such as {@code fr}; what has no words of its own is written in English
     */
    public Written of(Notice notice, String language, Instant at) {
        return of(notice, language, at, link);
    }

    /** The same with a link that is the person's alone. */
    public Written of(Notice notice, String language, Instant at, String address) {
        return of(notice, language, at, address, "");
    }

    /**
     * The same of what somebody did.
     *
     * @param name what that person is called
     */
    public Written of(Notice notice, String language, Instant at, String address, String name) {
        var locale = Locale.of(language);
        var bundle = ResourceBundle.getBundle("mails.notices", locale, NO_FALLBACK);
        var spoken = bundle.getLocale().getLanguage().isEmpty() ? Locale.ENGLISH : locale;
        var when =
                DateTimeFormatter.ofPattern(bundle.getString("time"), spoken)
                        .format(at.atZone(ZoneOffset.UTC));
        var text = bundle.getString(notice.code() + ".text");
        return new Written(
                bundle.getString(notice.code() + ".subject"),
                new MessageFormat(text, spoken).format(new Object[] {when, address, name})
                        + "\n\n"
                        + bundle.getString("signature")
                        + "\n",
                spoken.getLanguage());
    }
}
