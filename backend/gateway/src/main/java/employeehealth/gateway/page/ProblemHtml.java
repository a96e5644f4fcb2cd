package employeehealth.gateway.page;

import static org.springframework.web.util.HtmlUtils.htmlEscape;

import employeehealth.shared.problem.ProblemTexts;
import java.util.Locale;

/** A problem type in words, as a page that needs no script. */
final class ProblemHtml {

    private ProblemHtml() {}

    /** Throws {@link org.springframework.context.NoSuchMessageException} for an unknown type. */
    static String of(String type, ProblemTexts texts, Locale locale) {
        var french = locale.equals(Locale.FRENCH);
        return """
        <!doctype html>
        <html lang="%1$s">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>%2$s</title>
        <link rel="stylesheet" href="/problems/style.css">
        </head>
        <body>
        <main>
        <h1>%2$s</h1>
        <p class="lead">%3$s</p>
        <p>%4$s</p>
        <p class="type">%5$s <code>/problems/%6$s</code></p>
        <nav aria-label="%7$s">
        <a href="/">%8$s</a>
        <a href="?lang=%9$s" hreflang="%9$s" lang="%9$s">%10$s</a>
        </nav>
        </main>
        </body>
        </html>
        """
                .formatted(
                        locale.toLanguageTag(),
                        safe(texts.title(type, locale)),
                        safe(texts.detail(type, locale)),
                        safe(texts.page(type, locale)),
                        french ? "Type de cette erreur :" : "Type of this error:",
                        safe(type),
                        "Navigation",
                        french ? "Accueil" : "Home",
                        french ? "en" : "fr",
                        french ? "Read in English" : "Lire en français");
    }

    private static String safe(String text) {
        return htmlEscape(text, "UTF-8");
    }
}
