package employeehealth.shared.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads access tokens that are bound to a key (RFC 9449 section 7), with the proof of it. Behind
 * this filter they are tokens like others; that the key is theirs, the {@link Doorkeeper} sees. A
 * proof is accepted once in each process, and lasts for a minute.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 40)
final class BoundTokens extends OncePerRequestFilter {

    private static final String ATTRIBUTE = BoundTokens.class.getName();
    private static final String SCHEME = "DPoP ";

    private final KeyProofs proofs;
    private final Problems problems;
    private final Cache<String, Boolean> shown =
            Caffeine.newBuilder()
                    .maximumSize(100_000)
                    .expireAfterWrite(Duration.ofMinutes(3))
                    .build();

    BoundTokens(KeyProofs proofs, Problems problems) {
        this.proofs = proofs;
        this.problems = problems;
    }

    /** Thumbprint of the key that the caller of this request has proven to hold. */
    static @Nullable String keyOf(HttpServletRequest request) {
        return (String) request.getAttribute(ATTRIBUTE);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !isBound(request.getHeader(HttpHeaders.AUTHORIZATION));
    }

    private static boolean isBound(@Nullable String authorization) {
        return authorization != null
                && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var token = request.getHeader(HttpHeaders.AUTHORIZATION).substring(SCHEME.length()).strip();
        var given = Collections.list(request.getHeaders(KeyProofs.HEADER));
        var proof =
                given.size() == 1
                        ? proofs.verified(
                                given.getFirst(),
                                request.getMethod(),
                                request.getRequestURI(),
                                request.getHeader(HttpHeaders.HOST),
                                token)
                        : Optional.<KeyProofs.Proof>empty();
        if (proof.isEmpty() || !isFirst(proof.get())) {
            problems.write(Problem.unauthenticated(), request, response);
            return;
        }
        request.setAttribute(ATTRIBUTE, proof.get().key());
        chain.doFilter(new AsBearer(request, token), response);
    }

    private boolean isFirst(KeyProofs.Proof proof) {
        return shown.asMap().putIfAbsent(proof.key() + '|' + proof.id(), true) == null;
    }

    private static final class AsBearer extends HttpServletRequestWrapper {

        private final String authorization;

        AsBearer(HttpServletRequest request, String token) {
            super(request);
            this.authorization = "Bearer " + token;
        }

        @Override
        public @Nullable String getHeader(String name) {
            return name.equalsIgnoreCase(HttpHeaders.AUTHORIZATION)
                    ? authorization
                    : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return name.equalsIgnoreCase(HttpHeaders.AUTHORIZATION)
                    ? Collections.enumeration(List.of(authorization))
                    : super.getHeaders(name);
        }
    }
}
