package employeehealth.shared.access;

import employeehealth.shared.problem.Problem;
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

    Doorkeeper(ServiceTokens services) {
        this.services = services;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            return true; // static pages; everything else of ours is a handler method
        }
        if (AnnotatedElementUtils.hasAnnotation(method.getBeanType(), ServicesOnly.class)) {
            if (!services.accepts(request.getHeader(ServiceTokens.HEADER))) {
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
}
