package employeehealth.shared.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.http.HttpHeaders;

/** The language that a caller asked for, among those we speak. */
public final class Language {

    private Language() {}

    public static Locale of(HttpServletRequest request) {
        var wanted = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        if (wanted == null || wanted.isBlank() || wanted.length() > 500) {
            return ProblemTexts.LOCALES.getFirst();
        }
        try {
            var best = Locale.lookup(Locale.LanguageRange.parse(wanted), ProblemTexts.LOCALES);
            return best != null ? best : ProblemTexts.LOCALES.getFirst();
        } catch (IllegalArgumentException malformed) {
            return ProblemTexts.LOCALES.getFirst();
        }
    }
}
