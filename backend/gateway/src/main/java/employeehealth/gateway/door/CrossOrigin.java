package employeehealth.gateway.door;

import employeehealth.gateway.GatewaySettings;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.problem.Problems;
import employeehealth.shared.settings.PlatformSettings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Pages of other origins, if an operator names some, may use the API with a bearer token; never
 * with our cookie. Unless any is named, a browser keeps every other origin out by itself.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 15)
final class CrossOrigin extends OncePerRequestFilter {

    private final List<String> named;
    private final CorsConfiguration allowed = new CorsConfiguration();
    private final Entrance entrance;
    private final Problems problems;
    private final RequestAudit audit;
    private final Decision decision = new Decision();

    CrossOrigin(
            GatewaySettings settings,
            PlatformSettings platform,
            Entrance entrance,
            Problems problems,
            RequestAudit audit) {
        this.entrance = entrance;
        this.problems = problems;
        this.audit = audit;
        this.named = settings.corsOrigins();
        var origins = new ArrayList<>(named);
        origins.add(platform.publicUrl().toString()); // a proxy may have hidden that it is ours
        allowed.setAllowedOrigins(origins);
        allowed.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        allowed.setAllowedHeaders(
                List.of(
                        "Authorization",
                        "Content-Type",
                        "Accept-Language",
                        "Idempotency-Key",
                        "If-Match",
                        "If-None-Match",
                        "X-Access-Reason"));
        allowed.setExposedHeaders(List.of("ETag", "Location", "Retry-After", "X-Request-Id"));
        allowed.setMaxAge(Duration.ofMinutes(10));
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return named.isEmpty();
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!decision.processRequest(allowed, request, response)) {
            var refusal = Problem.forbidden();
            audit.refused(entrance.visit(request), refusal, request);
            problems.write(refusal, request, response);
        } else if (!CorsUtils.isPreFlightRequest(request)) {
            chain.doFilter(request, response);
        }
    }

    /** Decides; the words of a refusal are ours. */
    private static final class Decision extends DefaultCorsProcessor {

        @Override
        protected void rejectRequest(ServerHttpResponse response) {}
    }
}
