package employeehealth.gateway.page;

import employeehealth.shared.access.Public;
import employeehealth.shared.problem.Language;
import employeehealth.shared.problem.ProblemTexts;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.NoSuchMessageException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The page behind the {@code type} of every problem: what happened and what to do about it. */
@RestController
final class ProblemPages {

    private static final MediaType HTML =
            new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private final ProblemTexts texts;

    ProblemPages(ProblemTexts texts) {
        this.texts = texts;
    }

    @GetMapping("/problems/{service}/{name}")
    @Public
    ResponseEntity<byte[]> page(
            @PathVariable String service,
            @PathVariable String name,
            @RequestParam @Nullable String lang,
            HttpServletRequest request) {
        var locale = locale(lang, request);
        var type = service + "/" + name;
        try {
            return answer(HttpStatus.OK, type, locale);
        } catch (NoSuchMessageException unknown) {
            return answer(HttpStatus.NOT_FOUND, "platform/not-found", locale);
        }
    }

    private ResponseEntity<byte[]> answer(HttpStatus status, String type, Locale locale) {
        var html = ProblemHtml.of(type, texts, locale);
        return ResponseEntity.status(status)
                .contentType(HTML)
                .header("Content-Security-Policy", POLICY)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(HttpHeaders.CONTENT_LANGUAGE, locale.toLanguageTag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(html.getBytes(StandardCharsets.UTF_8));
    }

    private static Locale locale(@Nullable String lang, HttpServletRequest request) {
        return ProblemTexts.LOCALES.stream()
                .filter(one -> one.getLanguage().equals(lang))
                .findFirst()
                .orElseGet(() -> Language.of(request));
    }
}
