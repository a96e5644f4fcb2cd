package employeehealth.shared.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives every request one id that follows it through processes, logs, audit, news and problems.
 * Only another process of ours says which id that is; from anybody else a trace begins here, so
 * that nobody writes into the traces of others.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class Trace extends OncePerRequestFilter {

    /** Of the W3C: version, trace id, id of the span that calls, flags. */
    public static final String HEADER = "traceparent";

    /** Where logs find the id; the name is that of the Elastic Common Schema. */
    public static final String ID = "trace.id";

    /** Likewise the id of the span, where traces are exported. */
    public static final String SPAN = "span.id";

    private static final String ATTRIBUTE = Trace.class.getName();
    private static final Pattern PARENT =
            Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}");

    private final Predicate<HttpServletRequest> isOurs;

    /**
     * @param isOurs whether a process of the same platform sends this request
     */
    public Trace(Predicate<HttpServletRequest> isOurs) {
        this.isOurs = isOurs;
    }

    /** The W3C trace id of a request: 32 hexadecimal digits. */
    public static String id(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String id) {
            return id;
        }
        var id = fresh();
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    /** The trace id of the request that this thread serves, or a new one. */
    public static String current() {
        var id = MDC.get(ID);
        return id != null ? id : fresh();
    }

    /** The span in which this thread works, if traces are exported. */
    public static @Nullable String span() {
        return MDC.get(SPAN);
    }

    /**
     * The W3C header that carries a trace id, and where we are in it, to a neighbour. What no
     * request and no job does, such as looking for news every second, asks not to be recorded.
     */
    public static String parent(String id) {
        var span = span();
        return header(id, span != null ? span : random(8), MDC.get(ID) != null);
    }

    /** The W3C header of a place in a trace. */
    public static String header(String trace, String span, boolean recorded) {
        return "00-" + trace + "-" + span + (recorded ? "-01" : "-00");
    }

    /** The id of a trace that begins. */
    static String fresh() {
        return random(16);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var given = given(request.getHeader(HEADER));
        if (given != null && isOurs.test(request)) {
            request.setAttribute(ATTRIBUTE, given);
        }
        var id = id(request);
        response.setHeader("X-Request-Id", id);
        MDC.put(ID, id);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(ID);
        }
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return true;
    }

    private static @Nullable String given(@Nullable String parent) {
        if (parent == null || parent.length() != 55) {
            return null;
        }
        var match = PARENT.matcher(parent);
        return match.matches() ? match.group(1) : null;
    }

    private static String random(int length) {
        var bytes = new byte[length];
        ThreadLocalRandom.current().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
