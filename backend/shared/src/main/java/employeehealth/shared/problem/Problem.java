package employeehealth.shared.problem;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final Extras extras;

    /**
     * @param type {@code service/name}, such as {@code triage/unknown-question}: the address of its
     *     page below {@code /problems/}
     */
    public Problem(HttpStatus status, String type) {
        this(status, type, List.of(), null, null, Extras.NONE);
    }

    private Problem(
            HttpStatus status,
            String type,
            List<FieldFault> errors,
            @Nullable Duration retryAfter,
            @Nullable Texts texts,
            Extras extras) {
        super(type, null, false, false);
        this.status = status;
        this.type = type;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
        this.texts = texts;
        this.extras = extras;
    }

    public static Problem invalid(List<FieldFault> errors) {
        return new Problem(
                HttpStatus.BAD_REQUEST, "platform/invalid-input", errors, null, null, Extras.NONE);
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
        return new Problem(status, type, errors, null, new Texts(title, detail), Extras.NONE);
    }

    public Problem retryAfter(Duration wait) {
        return new Problem(status, type, errors, wait, texts, extras);
    }

    public Problem withErrors(List<FieldFault> faults) {
        return new Problem(status, type, faults, retryAfter, texts, extras);
    }

    /** An extension member (RFC 9457 §3.2) that goes with this type. */
    public Problem with(String member, String value) {
        return with(member, new ProblemMember.One(value));
    }

    /** The same, of several words. */
    public Problem with(String member, List<String> values) {
        return with(member, new ProblemMember.Several(values));
    }

    private Problem with(String member, ProblemMember value) {
        return new Problem(status, type, errors, retryAfter, texts, extras.with(member, value));
    }

    /**
     * @param challenge what the header {@code WWW-Authenticate} says of a 401
     */
    public Problem authenticate(String challenge) {
        return new Problem(status, type, errors, retryAfter, texts, extras.authenticate(challenge));
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

    /** Extension members, in the order in which they were given. */
    Map<String, ProblemMember> members() {
        return extras.members;
    }

    String authenticate() {
        return extras.authenticate;
    }

    record Texts(String title, String detail) {}

    private record Extras(Map<String, ProblemMember> members, String authenticate) {

        private static final Extras NONE = new Extras(Map.of(), "Bearer"); // RFC 9110 §11.6.1

        private Extras with(String member, ProblemMember value) {
            var more = new LinkedHashMap<>(members);
            more.put(member, value);
            return new Extras(Collections.unmodifiableMap(more), authenticate);
        }

        private Extras authenticate(String challenge) {
            return new Extras(members, challenge);
        }
    }
}
