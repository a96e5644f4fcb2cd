package employeehealth.gateway.answer;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Stands before everything else in the container, so that also its own refusals carry our headers,
 * and can do what no filter can: break a connection off.
 */
public final class AnswerValve extends ValveBase {

    private static final String CUT_SHORT = AnswerValve.class.getName() + ".cut";

    private final StandingHeaders standing;

    AnswerValve(StandingHeaders standing) {
        super(true);
        this.standing = standing;
    }

    /**
     * Ends an answer of which a part has left already so that its reader sees a broken connection,
     * never a complete answer.
     */
    public static void cutShort(HttpServletRequest request) {
        request.setAttribute(CUT_SHORT, true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        standing.apply(response);
        getNext().invoke(request, response);
        if (request.getAttribute(CUT_SHORT) != null) {
            response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
        }
    }
}
