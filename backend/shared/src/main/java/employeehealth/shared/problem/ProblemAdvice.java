package employeehealth.shared.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Renders every exception that leaves a controller. Nothing of a surprise reaches the caller. */
@RestControllerAdvice
final class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private final Problems problems;

    ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> refused(Problem problem, HttpServletRequest request) {
        return problems.answer(problem, request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> unreadable(
            HttpMessageNotReadableException e, HttpServletRequest request) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problems.answer(problem, request);
            }
        }
        return problems.answer(Problem.invalid(List.of(fault(e.getCause()))), request);
    }

    private static FieldFault fault(@Nullable Throwable cause) {
        return switch (cause) {
            case UnrecognizedPropertyException e -> new FieldFault(path(e), "field.unknown");
            case StreamConstraintsException e -> new FieldFault(path(e), "field.limits");
            case JacksonException e when !e.getPath().isEmpty() ->
                    new FieldFault(path(e), "field.wrong-kind");
            case null, default -> new FieldFault("body", "field.malformed");
        };
    }

    private static String path(JacksonException e) {
        var path =
                e.getPath().stream()
                        .map(step ->
                                step.getPropertyName() != null
                                        ? "." + step.getPropertyName()
                                        : "[" + step.getIndex() + "]")
                        .collect(Collectors.joining());
        return path.isEmpty() ? "body" : path.replaceFirst("^\\.", "");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> invalid(
            MethodArgumentNotValidException e, HttpServletRequest request) {
        var faults =
                e.getBindingResult().getFieldErrors().stream()
                        .map(error ->
                                new FieldFault(error.getField(), words(error.getDefaultMessage())))
                        .toList();
        return problems.answer(Problem.invalid(faults), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> invalid(
            HandlerMethodValidationException e, HttpServletRequest request) {
        var faults =
                e.getParameterValidationResults().stream()
                        .flatMap(result ->
                                result.getResolvableErrors().stream()
                                        .map(error ->
                                                new FieldFault(
                                                        words(
                                                                result.getMethodParameter()
                                                                        .getParameterName()),
                                                        words(error.getDefaultMessage()))))
                        .toList();
        return problems.answer(Problem.invalid(faults), request);
    }

    private static String words(@Nullable String text) {
        return text != null ? text : "field.wrong-kind";
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> missing(
            MissingServletRequestParameterException e, HttpServletRequest request) {
        return problems.answer(
                Problem.invalid(List.of(new FieldFault(e.getParameterName(), "field.missing"))),
                request);
    }

    /** A malformed id in a path is an id that nothing has. */
    @ExceptionHandler
    ResponseEntity<ProblemDocument> mistyped(
            MethodArgumentTypeMismatchException e, HttpServletRequest request) {
        var inPath = e.getParameter().hasParameterAnnotation(PathVariable.class);
        return problems.answer(
                inPath
                        ? Problem.notFound()
                        : Problem.invalid(List.of(new FieldFault(e.getName(), "field.wrong-kind"))),
                request);
    }

    /** An address whose parameters are not even well encoded. */
    @ExceptionHandler
    ResponseEntity<ProblemDocument> malformed(
            InvalidParameterException e, HttpServletRequest request) {
        return problems.answer(
                Problem.invalid(List.of(new FieldFault("query", "field.malformed-query"))),
                request);
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        CannotCreateTransactionException.class
    })
    ResponseEntity<ProblemDocument> withoutDatabase(Exception e, HttpServletRequest request) {
        log.warn("database unreachable: {}", e.getClass().getSimpleName());
        return problems.answer(Problem.unavailable(), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> surprised(Exception e, HttpServletRequest request) {
        if (e instanceof ErrorResponse refusal && refusal.getStatusCode().is4xxClientError()) {
            var answer = problems.answer(ofStatus(refusal.getStatusCode().value()), request);
            var allowed = refusal.getHeaders().getFirst(HttpHeaders.ALLOW);
            return allowed == null
                    ? answer
                    : ResponseEntity.status(answer.getStatusCode())
                            .headers(answer.getHeaders())
                            .header(HttpHeaders.ALLOW, allowed)
                            .body(answer.getBody());
        }
        // Messages of libraries quote what they choked on, which may be health data: only the
        // places are logged.
        log.error("unexpected failure", WithoutWords.of(e));
        var status = e instanceof ErrorResponse failure ? failure.getStatusCode().value() : 500;
        return problems.answer(ofStatus(status), request);
    }

    static Problem ofStatus(int status) {
        return switch (status) {
            case 400 -> Problem.invalid(List.of(new FieldFault("body", "field.malformed")));
            case 401 -> Problem.unauthenticated();
            case 403 -> Problem.forbidden();
            case 404 -> Problem.notFound();
            case 405 -> new Problem(HttpStatus.METHOD_NOT_ALLOWED, "platform/method-not-allowed");
            case 406 -> new Problem(HttpStatus.NOT_ACCEPTABLE, "platform/not-acceptable");
            case 413 ->
                    new Problem(HttpStatus.CONTENT_TOO_LARGE, "platform/too-large")
                            .withErrors(List.of(new FieldFault("body", "field.limits")));
            case 415 ->
                    new Problem(
                            HttpStatus.UNSUPPORTED_MEDIA_TYPE, "platform/unsupported-media-type");
            case 503 -> Problem.unavailable();
            default ->
                    status < 500
                            ? Problem.invalid(List.of(new FieldFault("body", "field.malformed")))
                            : new Problem(HttpStatus.INTERNAL_SERVER_ERROR, "platform/internal");
        };
    }
}
