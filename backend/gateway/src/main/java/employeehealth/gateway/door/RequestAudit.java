package employeehealth.gateway.door;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.gateway.answer.Unreadable;
import employeehealth.shared.access.Claims;
import employeehealth.shared.audit.SecurityEvent;
import employeehealth.shared.audit.SecurityEvent.Kind;
import employeehealth.shared.audit.SecurityLog;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.telemetry.RequestNames;
import employeehealth.shared.web.Trace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/**
 * Every request, by caller, template of its address, outcome and trace; never by what was asked: no
 * query, no body, no address with an id in it. Pages, which are the same for everyone, are not
 * worth a line each.
 */
@Component
final class RequestAudit implements Unreadable {

    /** What the container says for us. */
    private static final int BROKEN = 500;

    private static final int REFUSED = HttpStatus.UNAUTHORIZED.value();
    private static final List<String> SCHEMES = List.of("Bearer ", "DPoP ");

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

    /** Any other is a word of the caller's; OpenTelemetry has this one for all of them. */
    private static final String OTHER = "_OTHER";

    private final RouteTemplates templates = RouteTemplates.ofDescription();
    private final SecurityLog log;

    RequestAudit(SecurityLog log) {
        this.log = log;
    }

    void answered(Visit visit, HttpServletRequest request, HttpServletResponse response) {
        if (visit.isForPrograms()) {
            var kind =
                    isRefusedToken(request, response.getStatus())
                            ? Kind.TOKEN_REFUSED
                            : Kind.REQUEST;
            record(kind, visit, request, response.getStatus(), "");
        }
    }

    /** By the service: it alone knows a directory's token, or the key that one is bound to. */
    private static boolean isRefusedToken(HttpServletRequest request, int status) {
        var given = status == REFUSED ? request.getHeader(HttpHeaders.AUTHORIZATION) : null;
        return given != null
                && SCHEMES.stream()
                        .anyMatch(
                                scheme -> given.regionMatches(true, 0, scheme, 0, scheme.length()));
    }

    /** The caller left before the end of the answer, or something of ours broke. */
    void brokenOff(Visit visit, HttpServletRequest request, HttpServletResponse response) {
        if (visit.isForPrograms()) {
            var status = response.isCommitted() ? response.getStatus() : BROKEN;
            record(Kind.REQUEST, visit, request, status, "broken-off");
        } else {
            RequestNames.name(request, "/**", "gateway");
        }
    }

    void refused(Visit visit, Problem problem, HttpServletRequest request) {
        var kind =
                switch (problem.type()) {
                    case "gateway/bad-address",
                            "gateway/unknown-host",
                            "gateway/two-authorizations" ->
                            Kind.ATTACK;
                    case "platform/unauthenticated" -> Kind.TOKEN_REFUSED;
                    case "platform/too-many-requests", "gateway/busy" -> Kind.LIMITED;
                    default -> visit.isForPrograms() ? Kind.REQUEST : Kind.ATTACK;
                };
        record(kind, visit, request, problem.status().value(), problem.type());
    }

    /** What the container could not even read. */
    @Override
    public void refused(HttpServletRequest request, int status) {
        record(Kind.ATTACK, new Visit(request.getRemoteAddr()), request, status, "malformed");
    }

    private void record(
            Kind kind, Visit visit, HttpServletRequest request, int status, String detail) {
        var service = visit.service();
        var template = templates.of(String.valueOf(request.getServletPath()), service);
        RequestNames.name(request, template, service == null ? "gateway" : service);
        log.record(
                new SecurityEvent(
                        kind,
                        company(visit.token()),
                        person(visit.account()),
                        method(request),
                        template,
                        status,
                        detail,
                        visit.address,
                        Trace.id(request)));
    }

    /** What could not even be read is {@link #OTHER}, too. */
    private static String method(HttpServletRequest request) {
        @Nullable String given = request.getMethod();
        return given != null && METHODS.contains(given) ? given : OTHER;
    }

    private static @Nullable PersonId person(@Nullable String id) {
        return id == null ? null : PersonId.of(id);
    }

    private static @Nullable CompanyId company(@Nullable Jwt token) {
        var id = token == null ? null : token.getClaimAsString(Claims.COMPANY);
        return id == null ? null : CompanyId.of(id);
    }
}
