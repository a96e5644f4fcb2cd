package employeehealth.gateway.door;

import employeehealth.gateway.answer.Unreadable;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.web.Trace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Every request, by caller, template of its address, outcome and trace; never by what was asked: no
 * query, no body, no address with an id in it. Pages, which are the same for everyone, are not
 * worth a line each.
 */
@Component
final class RequestAudit implements Unreadable {

    private static final Logger log = LoggerFactory.getLogger("employeehealth.requests");

    private final RouteTemplates templates = RouteTemplates.ofDescription();

    void answered(Visit visit, HttpServletRequest request, HttpServletResponse response) {
        if (visit.isForPrograms()) {
            record("request", visit, request, response.getStatus(), "");
        }
    }

    void refused(Visit visit, Problem problem, HttpServletRequest request) {
        var kind =
                switch (problem.type()) {
                    case "gateway/bad-address",
                            "gateway/unknown-host",
                            "gateway/two-authorizations" ->
                            "attack";
                    case "platform/unauthenticated" -> "token-refused";
                    case "platform/too-many-requests", "gateway/busy" -> "limited";
                    default -> visit.isForPrograms() ? "request" : "attack";
                };
        record(kind, visit, request, problem.status().value(), problem.type());
    }

    /** What the container could not even read. */
    @Override
    public void refused(HttpServletRequest request, int status) {
        record("attack", new Visit(request.getRemoteAddr()), request, status, "malformed");
    }

    private void record(
            String kind, Visit visit, HttpServletRequest request, int status, String detail) {
        if (log.isDebugEnabled()) {
            log.debug(
                    "{} {} {} {} {} {} {}",
                    kind,
                    visit.account() == null ? "-" : visit.account(),
                    request.getMethod(),
                    templates.of(request.getServletPath(), visit.service()),
                    status,
                    detail,
                    Trace.id(request));
        }
    }
}
