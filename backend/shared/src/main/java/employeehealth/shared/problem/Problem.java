package employeehealth.shared.problem;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A refusal that the caller is told about, as an RFC 9457 problem. Its texts stand under its type
 * in {@code problems/<service>.properties}, in every language; they never contain health data.
 */
public final class Problem extends RuntimeException {

    private final HttpStatus status;
    private final String type;
    private final List<FieldFault> errors;
    private final @Nullable Duration retryAfter;
    private final @Nullable Texts texts;

    /**
     * @param type {@code service/name}, such as {@code triage/unknown-question}: the address of its
     *     page below {@code /problems/}
     */
    public Problem(HttpStatus status, String type) {
        this(status, type, List.of(), null, null);
    }

    private Problem(
            HttpStatus status,
            String type,
            List<FieldFault> errors,
            @Nullable Duration retryAfter,
            @Nullable Texts texts) {
        super(type, null, false, false);
        this.status = status;
        this.type = type;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
        this.texts = texts;
    }

    public static Problem invalid(List<FieldFault> errors) {
        return new Problem(HttpStatus.BAD_REQUEST, "platform/invalid-input", errors, null, null);
    }

    /** Also the answer when the thing exists but this person may not know that it does. */
    public static Problem notFound() {
        return new Problem(HttpStatus.NOT_FOUND, "platform/not-found");
    }

    public static Problem forbidden() {
        return new Problem(HttpStatus.FORBIDDEN, "platform/forbidden");
    }

    public static Problem unauthenticated() {
        return new Problem(HttpStatus.UNAUTHORIZED, "platform/unauthenticated");
    }

    public static Problem unavailable() {
        return new Problem(HttpStatus.SERVICE_UNAVAILABLE, "platform/unavailable")
                .retryAfter(Duration.ofSeconds(5));
    }

    /** A problem that a neighbour has put into words already. */
    public static Problem relayed(
            HttpStatus status, String type, String title, String detail, List<FieldFault> errors) {
        return new Problem(status, type, errors, null, new Texts(title, detail));
    }

    public Problem retryAfter(Duration wait) {
        return new Problem(status, type, errors, wait, texts);
    }

    public Problem withErrors(List<FieldFault> faults) {
        return new Problem(status, type, faults, retryAfter, texts);
    }

    public HttpStatus status() {
        return status;
    }

    public String type() {
        return type;
    }

    public List<FieldFault> errors() {
        return errors;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    @Nullable Texts texts() {
        return texts;
    }

    record Texts(String title, String detail) {}
}
