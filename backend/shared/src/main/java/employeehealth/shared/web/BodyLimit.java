package employeehealth.shared.web;

import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies beyond a limit, by their announced length or, without one, while they arrive. A
 * file may be longer, if its sender brings a token: that is verified before the body is read.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
public final class BodyLimit extends OncePerRequestFilter {

    /** Enough for 10,000 characters of any script, escaped, and all answers. */
    static final long BYTES = 256 * 1024;

    /** A file that comes in one piece; larger ones come in parts. */
    static final long FILE_BYTES = 128 * 1024 * 1024;

    /** A form with a file, and a part of an upload that can be resumed (tus 1.0.0). */
    private static final List<String> FILES =
            List.of("multipart/form-data", "application/offset+octet-stream");

    private final Problems problems;

    public BodyLimit(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var limit = isFile(request) ? FILE_BYTES : BYTES;
        if (request.getContentLengthLong() > limit) {
            problems.write(tooLarge(), request, response);
        } else if (request.getContentLengthLong() < 0
                && request.getHeader("Transfer-Encoding") != null) {
            chain.doFilter(new Limited(request, limit), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Whether it is too large to be held in memory. */
    public static boolean isFile(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null
                && request.getHeader("Authorization") != null
                && FILES.stream()
                        .anyMatch(file -> type.regionMatches(true, 0, file, 0, file.length()));
    }

    private static Problem tooLarge() {
        return new Problem(HttpStatus.CONTENT_TOO_LARGE, "platform/too-large")
                .withErrors(List.of(new FieldFault("body", "field.limits")));
    }

    private static final class Limited extends HttpServletRequestWrapper {

        private final long limit;

        Limited(HttpServletRequest request, long limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Counted(super.getInputStream(), limit);
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(
                    new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class Counted extends ServletInputStream {

        private final ServletInputStream body;
        private final long limit;
        private long read;

        Counted(ServletInputStream body, long limit) {
            this.body = body;
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            var one = body.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var n = body.read(buffer, offset, length);
            count(Math.max(n, 0));
            return n;
        }

        private void count(int n) {
            read += n;
            if (read > limit) {
                throw tooLarge();
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
