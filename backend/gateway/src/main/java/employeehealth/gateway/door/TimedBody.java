package employeehealth.gateway.door;

import employeehealth.shared.problem.Problem;
import employeehealth.shared.web.BodyLimit;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** A body that has to be whole in time: one byte every few seconds would never be too slow. */
final class TimedBody extends HttpServletRequestWrapper {

    /** Bytes per second of a file: a phone with little reception. */
    private static final long SLOWEST = 32 * 1024;

    private final long deadline;

    private TimedBody(HttpServletRequest request, Duration within) {
        super(request);
        this.deadline = System.nanoTime() + within.toNanos();
    }

    static HttpServletRequest of(HttpServletRequest request, Duration within) {
        if (BodyLimit.isFile(request)) {
            var length = Math.max(0, request.getContentLengthLong());
            return new TimedBody(request, within.plusSeconds(length / SLOWEST));
        }
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null
                ? new TimedBody(request, within)
                : request;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new Timed(super.getInputStream());
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private final class Timed extends ServletInputStream {

        private final ServletInputStream body;

        Timed(ServletInputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            var one = body.read();
            check();
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var n = body.read(buffer, offset, length);
            check();
            return n;
        }

        private void check() {
            if (System.nanoTime() - deadline > 0) {
                throw new Problem(HttpStatus.REQUEST_TIMEOUT, "gateway/too-slow");
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
