package employeehealth.shared.access;

import employeehealth.shared.problem.Problem;
import employeehealth.shared.remote.MutualTls;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a request reach a handler only if it belongs to the audience that the handler names. */
final class Doorkeeper implements HandlerInterceptor {

    private final ServiceTokens services;
    private final MutualTls tls;

    Doorkeeper(ServiceTokens services, MutualTls tls) {
        this.services = services;
        this.tls = tls;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            return true; // static pages; everything else of ours is a handler method
        }
        var contract =
                AnnotatedElementUtils.findMergedAnnotation(
                        method.getBeanType(), ServicesOnly.class);
        if (contract != null) {
            if (!mayCall(contract, request)) {
                throw Problem.notFound();
            }
            return true;
        }
        var annotations = MergedAnnotations.from(method.getMethod());
        if (annotations.isPresent(Public.class)) {
            return true;
        }
        var me = Caller.me().orElseThrow(Problem::unauthenticated);
        if (annotations.isPresent(SignedIn.class)) {
            return true;
        }
        var audience =
                AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Audience.class);
        if (audience == null || Arrays.stream(audience.value()).noneMatch(me::may)) {
            throw Problem.forbidden();
        }
        return true;
    }

    private boolean mayCall(ServicesOnly contract, HttpServletRequest request) {
        var caller = services.caller(request.getHeader(ServiceTokens.HEADER));
        var welcome = contract.value();
        return !caller.isEmpty()
                && (welcome.length == 0 || Arrays.stream(welcome).anyMatch(caller::contains))
                && (!tls.isOn() || PeerCertificate.speaksFor(caller, request));
    }
}
