package employeehealth.gateway.answer;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets the author of an answer replace the caching and the content policy that stand by default.
 * Without it, Spring would add its own beside ours, and two policies are the stricter of both.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
final class AuthorsWord extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new Answer(response));
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private static final class Answer extends HttpServletResponseWrapper {

        private boolean caching;
        private boolean policy;

        Answer(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void addHeader(String name, String value) {
            if (!caching && name.equalsIgnoreCase("Cache-Control")) {
                caching = true;
                setHeader(name, value);
            } else if (!policy && name.equalsIgnoreCase("Content-Security-Policy")) {
                policy = true;
                setHeader(name, value);
            } else {
                super.addHeader(name, value);
            }
        }
    }
}
