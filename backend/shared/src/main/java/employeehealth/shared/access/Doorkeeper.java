package employeehealth.shared.access;

import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Scope;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.remote.MutualTls;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Arrays;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a request reach a handler only if it belongs to the audience that the handler names. */
final class Doorkeeper implements HandlerInterceptor {

    private final ServiceTokens services;
    private final MutualTls tls;
    private final Clock clock;

    Doorkeeper(ServiceTokens services, MutualTls tls, Clock clock) {
        this.services = services;
        this.tls = tls;
        this.clock = clock;
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
        var caller = Caller.current().orElseThrow(Problem::unauthenticated);
        if (!caller.isShownBy(BoundTokens.keyOf(request))) {
            throw Problem.unauthenticated(); // stolen: who holds the key proves it
        }
        var me = caller.person();
        if (me != null && me.isEnrolling() && !annotations.isPresent(WhileEnrolling.class)) {
            throw new Problem(HttpStatus.FORBIDDEN, "platform/enrolment-required");
        }
        if (!admits(caller, annotations)) {
            throw Problem.forbidden();
        }
        var stepUp = annotations.get(StepUp.class);
        if (stepUp.isPresent()
                && (caller.program() != null || me == null || !isFresh(stepUp, me))) {
            throw Acr.stepUpRequired();
        }
        return true;
    }

    private boolean isFresh(MergedAnnotation<StepUp> stepUp, Me me) {
        var now = clock.instant();
        return stepUp.getBoolean("orFreshSignIn") ? me.hasProvenLately(now) : me.hasSteppedUp(now);
    }

    static boolean admits(Caller caller, MergedAnnotations annotations) {
        var me = caller.person();
        var client = caller.program();
        var scope = annotations.get(ClientScope.class);
        var granted = client != null && scope.isPresent() && client.has(scope.getString("value"));
        if (me == null) {
            return granted;
        }
        var audience = annotations.get(Audience.class);
        if (audience.isPresent()) {
            // What a program may do for a person was limited when its token was made.
            var everywhere = audience.getBoolean("everywhere");
            return Arrays.stream(audience.getEnumArray("value", Permission.class))
                    .anyMatch(permission -> mayHere(me, permission, everywhere));
        }
        return annotations.isPresent(SignedIn.class) && (client == null || granted);
    }

    private static boolean mayHere(Me me, Permission permission, boolean everywhere) {
        return everywhere ? me.may(permission, Scope.WHOLE_COMPANY) : me.may(permission);
    }

    private boolean mayCall(ServicesOnly contract, HttpServletRequest request) {
        var caller = services.caller(request.getHeader(ServiceTokens.HEADER));
        var welcome = contract.value();
        return !caller.isEmpty()
                && (welcome.length == 0 || Arrays.stream(welcome).anyMatch(caller::contains))
                && (!tls.isOn() || PeerCertificate.speaksFor(caller, request));
    }
}
