package employeehealth.auth.authorization;

import employeehealth.auth.client.OAuthScope;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.SignedIn;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Language;
import employeehealth.shared.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** For our own page: who asks for what, and the person's answer. */
@RestController
@RequestMapping("/api/v1/auth/authorizations")
class AuthorizationController {

    private final AnswerAuthorization answers;
    private final BrowserCookie cookie;

    AuthorizationController(AnswerAuthorization answers, BrowserCookie cookie) {
        this.answers = answers;
        this.cookie = cookie;
    }

    /**
     * @param words what the program could then do, in the person's language
     */
    record Wanted(OAuthScope scope, String words) {}

    /**
     * @param client the program's name, as the company's administrator has written it
     * @param sendsTo host, or scheme, that the person is sent to with the answer
     */
    record View(
            String client,
            String sendsTo,
            List<Wanted> scopes,
            boolean remembered,
            boolean signInAgain,
            Instant expiresAt) {

        static View of(AnswerAuthorization.Question question, Locale locale) {
            var asked = question.request().asked();
            return new View(
                    question.client().name(),
                    host(URI.create(asked.redirectUri())),
                    asked.scopes().stream()
                            .sorted()
                            .map(scope -> new Wanted(scope, scope.words(locale)))
                            .toList(),
                    question.remembered(),
                    question.signInAgain(),
                    question.request().expiresAt());
        }

        private static String host(URI uri) {
            return Objects.requireNonNullElse(uri.getHost(), uri.getScheme());
        }
    }

    /**
     * @param scopes of those asked for; none named: all of them
     */
    record Answer(
            @NotNull @Nullable Boolean approve,
            @Size(min = 1, max = 20) @Nullable List<@NotBlank String> scopes) {}

    /**
     * @param redirect where the page sends the person now
     */
    record Answered(URI redirect) {

        @Override
        public String toString() {
            return "Answered[hidden]";
        }
    }

    @GetMapping("/{request}")
    @SignedIn
    ResponseEntity<View> question(
            Me me, @PathVariable("request") String handle, HttpServletRequest request) {
        var question = answers.question(me, handle, browser(request));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(View.of(question, Language.of(request)));
    }

    @PostMapping("/{request}")
    @SignedIn
    ResponseEntity<Answered> answer(
            Me me,
            @PathVariable("request") String handle,
            @Valid @RequestBody Answer answer,
            HttpServletRequest request) {
        var browser = browser(request);
        var granted =
                Boolean.TRUE.equals(answer.approve)
                        ? granted(answers.question(me, handle, browser), answer)
                        : null;
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Answered(answers.answer(me, handle, browser, granted)));
    }

    private static Set<OAuthScope> granted(AnswerAuthorization.Question question, Answer answer) {
        var asked = question.request().asked().scopes();
        if (answer.scopes == null) {
            return asked;
        }
        return OAuthScope.asked(String.join(" ", answer.scopes))
                .filter(asked::containsAll)
                .orElseThrow(() ->
                        Problem.invalid(List.of(new FieldFault("scopes", "field.wrong-kind"))));
    }

    private String browser(HttpServletRequest request) {
        return cookie.read(request).orElseThrow(AnswerAuthorization::gone);
    }
}
