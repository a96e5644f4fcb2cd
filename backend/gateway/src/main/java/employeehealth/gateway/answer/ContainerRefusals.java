package employeehealth.gateway.answer;

import employeehealth.shared.problem.Problems;
import employeehealth.shared.web.Trace;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;

/** What the container refuses before any filter sees it (a malformed address) is a problem too. */
final class ContainerRefusals extends ErrorReportValve {

    private final Problems problems;
    private final Unreadable unreadable;

    ContainerRefusals(Problems problems, Unreadable unreadable) {
        this.problems = problems;
        this.unreadable = unreadable;
    }

    /**
     * An unknown transfer coding is refused by the container, which then goes on regardless; for an
     * address that it cannot decode it has shut the answer to writing before.
     */
    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST) {
            if (response.getStatus() == HttpServletResponse.SC_NOT_IMPLEMENTED) {
                response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            }
            response.setError();
            response.setSuspended(false);
            report(request, response, null);
        } else {
            super.invoke(request, response);
        }
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < 400
                || response.getContentWritten() > 0
                || !response.setErrorReported()
                || !mayStillWrite(response)) {
            return;
        }
        try {
            response.setHeader("X-Request-Id", Trace.id(request));
            unreadable.refused(request, response.getStatus());
            problems.write(response.getStatus(), request, response);
            response.finishResponse();
        } catch (IOException gone) {
            // Whoever asked has left.
        }
    }

    private static boolean mayStillWrite(Response response) {
        var allowed = new AtomicBoolean(false);
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, allowed);
        return allowed.get();
    }
}
