package employeehealth.gateway.door;

import employeehealth.gateway.page.Pages;
import employeehealth.shared.access.ServiceTokens;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.problem.Problems;
import employeehealth.shared.remote.LocalServices;
import employeehealth.shared.settings.PlatformSettings;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Sends each request where it belongs. It stands before Spring Security, so that what goes to a
 * neighbour, or is a page for everyone, costs no more than it needs; tokens for neighbours are
 * checked by the {@link TokenCheck}, those for controllers of this process by their filter chain.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
final class FrontDoor implements Filter {

    private final LocalServices here;
    private final Map<String, Neighbour> neighbours = new HashMap<>();
    private final ServiceTokens services;
    private final TokenCheck tokens;
    private final Proxy proxy;
    private final Pages pages;
    private final Problems problems;

    FrontDoor(
            LocalServices here,
            PlatformSettings settings,
            ServiceTokens services,
            TokenCheck tokens,
            Proxy proxy,
            Pages pages,
            Problems problems) {
        this.here = here;
        settings.remotes().forEach((name, base) -> neighbours.put(name, Neighbour.of(name, base)));
        this.services = services;
        this.tokens = tokens;
        this.proxy = proxy;
        this.pages = pages;
        this.problems = problems;
    }

    @Override
    public void doFilter(
            ServletRequest someRequest, ServletResponse someResponse, FilterChain chain)
            throws IOException, ServletException {
        var request = (HttpServletRequest) someRequest;
        var response = (HttpServletResponse) someResponse;
        try {
            if (!isAnsweredHere(request, response)) {
                chain.doFilter(request, response);
            }
        } catch (Problem problem) {
            problems.write(problem, request, response);
        }
    }

    /** False if a controller of this process is to answer. */
    private boolean isAnsweredHere(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!PlainPath.is(request.getRequestURI())) {
            throw new Problem(HttpStatus.BAD_REQUEST, "gateway/bad-address");
        }
        var path = request.getServletPath();
        if (path.equals("/internal") || path.startsWith("/internal/")) {
            requireService(request);
            return false;
        }
        var service = Routes.serviceOf(path);
        if (service == null) {
            return pages.serve(path, request, response);
        }
        if (here.has(service)) {
            return false;
        }
        var neighbour = neighbours.get(service);
        if (neighbour == null) {
            throw Problem.notFound();
        }
        tokens.check(request);
        proxy.relay(neighbour, request, response);
        return true;
    }

    /** Whoever is not a service must not even learn which contracts exist here. */
    private void requireService(HttpServletRequest request) {
        if (!services.accepts(request.getHeader(ServiceTokens.HEADER))) {
            throw Problem.notFound();
        }
    }
}
