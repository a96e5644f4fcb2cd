package employeehealth.shared.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives every request one id that follows it through processes, logs, audit and problems. */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class Trace extends OncePerRequestFilter {

    public static final String HEADER = "traceparent";
    private static final String ATTRIBUTE = Trace.class.getName();
    private static final Pattern PARENT =
            Pattern.compile("00-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    /** The W3C trace id of a request: 32 hexadecimal digits. */
    public static String id(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String id) {
            return id;
        }
        var id = given(request);
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    /** The trace id of the request that this thread serves, or a new one. */
    public static String current() {
        var id = MDC.get("traceId");
        return id != null ? id : random(16);
    }

    /** The W3C header that carries a trace id to a neighbour. */
    public static String parent(String id) {
        return "00-" + id + "-" + random(8) + "-01";
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var id = id(request);
        response.setHeader("X-Request-Id", id);
        MDC.put("traceId", id);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove("traceId");
        }
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return true;
    }

    private static String given(HttpServletRequest request) {
        var parent = request.getHeader(HEADER);
        if (parent != null && parent.length() == 55) {
            var match = PARENT.matcher(parent);
            if (match.matches()) {
                return match.group(1);
            }
        }
        return random(16);
    }

    private static String random(int length) {
        var bytes = new byte[length];
        ThreadLocalRandom.current().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
