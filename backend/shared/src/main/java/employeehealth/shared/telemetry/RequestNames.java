package employeehealth.shared.telemetry;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/**
 * By which names requests are counted, timed and traced: Spring's ({@code method}, {@code uri} as a
 * template, {@code status}, {@code outcome}, {@code exception}), and {@code target}, the service
 * that a request was for. The address itself, which Spring would add to traces, contains ids.
 */
public final class RequestNames extends DefaultServerRequestObservationConvention {

    static final String TARGET = "target";
    private static final String ATTRIBUTE = RequestNames.class.getName();
    private static final String NONE = "none";

    /**
     * Says what a request was for which no controller of this process answers.
     *
     * @param template of its address, without any id
     * @param target name of a service of ours
     */
    public static void name(HttpServletRequest request, String template, String target) {
        request.setAttribute(ATTRIBUTE, target);
        ServerHttpObservationFilter.findObservationContext(request)
                .filter(context -> context.getPathPattern() == null)
                .ifPresent(context -> context.setPathPattern(template));
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(ServerRequestObservationContext context) {
        return super.getLowCardinalityKeyValues(context)
                .and(KeyValue.of(TARGET, target(context.getCarrier())));
    }

    @Override
    public KeyValues getHighCardinalityKeyValues(ServerRequestObservationContext context) {
        return KeyValues.empty();
    }

    private static String target(@Nullable HttpServletRequest request) {
        if (request == null) {
            return NONE;
        }
        if (request.getAttribute(ATTRIBUTE) instanceof String named) {
            return named;
        }
        // employeehealth.<service>.…
        return request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE)
                        instanceof HandlerMethod handler
                ? service(handler.getBeanType().getPackageName())
                : NONE;
    }

    private static String service(String packageName) {
        var parts = packageName.split("\\.", 3);
        return parts.length > 1 && parts[0].equals("employeehealth") ? parts[1] : NONE;
    }
}
