package employeehealth.gateway.door;

import employeehealth.gateway.GatewaySettings;
import employeehealth.gateway.limit.Capacity;
import employeehealth.gateway.limit.Lane;
import employeehealth.gateway.limit.Rates;
import employeehealth.gateway.page.Pages;
import employeehealth.shared.access.ServiceTokens;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.problem.Problems;
import employeehealth.shared.remote.LocalServices;
import employeehealth.shared.settings.PlatformSettings;
import employeehealth.shared.telemetry.RequestNames;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Sends each request where it belongs, if it may go there at all. It stands before Spring Security,
 * so that what goes to a neighbour, or is a page for everyone, costs no more than it needs.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
final class FrontDoor implements Filter {

    /** Counted from the start, so that the first of them is seen as an increase. */
    private static final List<String> ALERTING =
            List.of("gateway/busy", "gateway/bad-address", "gateway/unknown-host");

    private final LocalServices here;
    private final Map<String, Neighbour> neighbours = new HashMap<>();
    private final GatewaySettings settings;
    private final ServiceTokens services;
    private final Entrance entrance;
    private final TokenCheck tokens;
    private final Rates rates;
    private final Capacity capacity;
    private final Proxy proxy;
    private final Upgrades upgrades;
    private final Pages pages;
    private final Problems problems;
    private final RequestAudit audit;
    private final MeterRegistry meters;

    FrontDoor(
            LocalServices here,
            PlatformSettings platform,
            GatewaySettings settings,
            ServiceTokens services,
            Entrance entrance,
            TokenCheck tokens,
            Rates rates,
            Capacity capacity,
            Proxy proxy,
            Upgrades upgrades,
            Pages pages,
            Problems problems,
            RequestAudit audit,
            MeterRegistry meters) {
        this.meters = meters;
        this.here = here;
        platform.remotes().forEach((name, base) -> neighbours.put(name, Neighbour.of(name, base)));
        this.settings = settings;
        this.services = services;
        this.entrance = entrance;
        this.tokens = tokens;
        this.rates = rates;
        this.capacity = capacity;
        this.proxy = proxy;
        this.upgrades = upgrades;
        this.pages = pages;
        this.problems = problems;
        this.audit = audit;
        ALERTING.forEach(this::refused);
    }

    private Counter refused(String type) {
        return meters.counter("employeehealth.gateway.refused", "type", type);
    }

    @Override
    public void doFilter(
            ServletRequest someRequest, ServletResponse someResponse, FilterChain chain)
            throws IOException, ServletException {
        var request = (HttpServletRequest) someRequest;
        var response = (HttpServletResponse) someResponse;
        var visit = entrance.visit(request);
        try {
            if (!entrance.turnsAway(request, response)) {
                answer(visit, request, response, chain);
            }
        } catch (Problem problem) {
            refused(problem.type()).increment();
            audit.refused(visit, problem, request);
            problems.write(problem, request, response);
            return;
        } catch (IOException | ServletException | RuntimeException e) {
            audit.brokenOff(visit, request, response);
            throw e;
        }
        audit.answered(visit, request, response);
    }

    private void answer(
            Visit visit,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        var path = request.getServletPath();
        if (path.equals("/internal") || path.startsWith("/internal/")) {
            requireService(request);
            chain.doFilter(request, response);
            return;
        }
        var service = Routes.serviceOf(path);
        if (service == null && pages.serve(path, request, response)) {
            RequestNames.name(request, "/**", "gateway");
            return;
        }
        visit.isFor(service == null ? "gateway" : service);
        var lane = Lane.of(path, request);
        identify(visit, lane, request);
        rates.check(lane, visit.address, visit.account());
        var place = capacity.enter(lane, visit.account());
        var handedOver = false;
        try {
            handedOver = pass(visit, lane, place, neighbour(service), request, response, chain);
        } finally {
            if (!handedOver) {
                place.close();
            }
        }
    }

    /** True if the place is now somebody else's to give back. */
    private boolean pass(
            Visit visit,
            Lane lane,
            Capacity.Place place,
            @Nullable Neighbour neighbour,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        var upgrading = Upgrades.isAskedBy(request);
        if (upgrading) {
            upgrades.require(request);
        }
        var timed = TimedBody.of(visit.located(request), settings.bodyWithin());
        if (neighbour == null) {
            chain.doFilter(timed, response);
            return false;
        }
        if (upgrading) {
            return proxy.tunnel(neighbour, timed, response, place);
        }
        proxy.relay(neighbour, lane, timed, response);
        return false;
    }

    /** A bad token costs its sender one of the requests that the address may make. */
    private void identify(Visit visit, Lane lane, HttpServletRequest request) {
        try {
            visit.isBy(tokens.check(request));
        } catch (Problem bad) {
            rates.check(lane, visit.address, null);
            throw bad;
        }
    }

    /** Where to send it; null if a controller of this process is to answer. */
    private @Nullable Neighbour neighbour(@Nullable String service) {
        if (service == null || here.has(service)) {
            return null;
        }
        var neighbour = neighbours.get(service);
        if (neighbour == null) {
            throw Problem.notFound();
        }
        return neighbour;
    }

    /** Whoever is not a service must not even learn which contracts exist here. */
    private void requireService(HttpServletRequest request) {
        if (!services.accepts(request.getHeader(ServiceTokens.HEADER))) {
            throw new Problem(HttpStatus.NOT_FOUND, "platform/not-found");
        }
    }
}
