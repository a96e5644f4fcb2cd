package employeehealth.shared.problem;

import employeehealth.shared.web.Trace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Turns a {@link Problem} into an answer, for controllers and for filters alike. */
public final class Problems {

    private final ProblemTexts texts;
    private final JsonMapper json;

    public Problems(ProblemTexts texts, JsonMapper json) {
        this.texts = texts;
        this.json = json;
    }

    ResponseEntity<ProblemDocument> answer(Problem problem, HttpServletRequest request) {
        var answer =
                ResponseEntity.status(problem.status())
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (problem.status() == HttpStatus.UNAUTHORIZED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, problem.authenticate());
        }
        var wait = problem.retryAfter();
        if (wait != null) {
            answer.header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds())));
        }
        return answer.body(document(problem, Language.of(request), Trace.id(request)));
    }

    /** For filters, which answer before any controller is chosen. */
    public void write(Problem problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var answer = answer(problem, request);
        response.setStatus(answer.getStatusCode().value());
        answer.getHeaders().forEach((name, values) -> response.setHeader(name, values.getFirst()));
        response.getOutputStream().write(json.writeValueAsBytes(answer.getBody()));
    }

    /** For refusals of the container, of which only the status is known. */
    public void write(int status, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        write(ProblemAdvice.ofStatus(status), request, response);
    }

    private ProblemDocument document(Problem problem, Locale locale, String traceId) {
        var words = problem.texts();
        return new ProblemDocument(
                "/problems/" + problem.type(),
                words != null ? words.title() : texts.title(problem.type(), locale),
                problem.status().value(),
                words != null ? words.detail() : texts.detail(problem.type(), locale),
                traceId,
                problem.errors().stream()
                        .map(fault ->
                                new ProblemDocument.Fault(
                                        fault.field(), texts.fault(fault, locale)))
                        .toList(),
                problem.members());
    }
}
