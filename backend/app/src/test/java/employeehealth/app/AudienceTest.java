package employeehealth.app;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Public;
import employeehealth.shared.access.ServicesOnly;
import employeehealth.shared.access.SignedIn;
import employeehealth.shared.access.StepUp;
import employeehealth.shared.access.WhileEnrolling;
import employeehealth.shared.asvs.Asvs;
import jakarta.validation.Valid;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * Access is denied by default; these tests find the handler that forgot to say to whom it answers.
 */
class AudienceTest {

    private static final List<Class<? extends Annotation>> AUDIENCES =
            List.of(Audience.class, SignedIn.class, Public.class);

    @Test
    void theHandlersAreFound() {
        assertThat(controllers()).hasSizeGreaterThan(8);
        assertThat(handlers()).hasSizeGreaterThan(12);
    }

    @Test
    void everyHandlerNamesOneAudience() {
        assertThat(handlers().filter(handler -> audiences(handler) != 1)).isEmpty();
    }

    /** For somebody without a token there is nothing to prove again, and nothing to enrol for. */
    @Test
    @Asvs("7.5.3")
    void whatNeedsAFreshProofNeedsASignInFirst() {
        assertThat(handlers().filter(handler -> handler.isAnnotationPresent(StepUp.class)))
                .isNotEmpty()
                .noneMatch(handler -> handler.isAnnotationPresent(Public.class));
    }

    /**
     * Whoever has yet to set up a factor reaches this and no more: it holds nobody's health data.
     */
    @Test
    @Asvs("6.3.4")
    void whoIsEnrollingReachesOnlyWhatEnrollingNeeds() {
        assertThat(handlers().filter(handler -> handler.isAnnotationPresent(WhileEnrolling.class)))
                .isNotEmpty()
                .allMatch(handler ->
                        handler.isAnnotationPresent(SignedIn.class)
                                && handler.getDeclaringClass()
                                        .getPackageName()
                                        .startsWith("employeehealth.auth."));
    }

    @Test
    void everyAudienceHasSomeone() {
        assertThat(handlers())
                .noneMatch(handler -> {
                    var named = AnnotatedElementUtils.findMergedAnnotation(handler, Audience.class);
                    return named != null && named.value().length == 0;
                });
    }

    @Test
    void whatServicesCallIsAContract() {
        assertThat(controllers().filter(AudienceTest::isForServices))
                .isNotEmpty()
                .allMatch(type ->
                        Arrays.stream(type.getInterfaces())
                                .anyMatch(AudienceTest::isInternalContract));
    }

    @Test
    void whatImplementsAContractIsForServicesOnly() {
        assertThat(
                        controllers()
                                .filter(type ->
                                        Arrays.stream(type.getInterfaces())
                                                .anyMatch(AudienceTest::isInternalContract)))
                .allMatch(AudienceTest::isForServices);
    }

    @Test
    void everyBodyIsValidated() {
        var bodies =
                handlers()
                        .flatMap(handler -> Arrays.stream(handler.getParameters()))
                        .filter(parameter -> parameter.isAnnotationPresent(RequestBody.class))
                        .toList();
        assertThat(bodies).isNotEmpty().allMatch(AudienceTest::isValidated);
    }

    private static Stream<? extends Class<?>> controllers() {
        return Ours.classes()
                .filter(type -> type.isMetaAnnotatedWith(Controller.class))
                .map(type -> type.reflect());
    }

    /** What answers to the outside; what services call has its audience on the class. */
    private static Stream<Method> handlers() {
        return controllers()
                .filter(type -> !isForServices(type))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method ->
                        AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class));
    }

    private static long audiences(Method handler) {
        return AUDIENCES.stream()
                .filter(audience -> AnnotatedElementUtils.hasAnnotation(handler, audience))
                .count();
    }

    private static boolean isForServices(Class<?> controller) {
        return AnnotatedElementUtils.hasAnnotation(controller, ServicesOnly.class);
    }

    private static boolean isInternalContract(Class<?> type) {
        var exchange = type.getAnnotation(HttpExchange.class);
        return exchange != null
                && type.getPackageName().startsWith("employeehealth.contracts.")
                && exchange.value().startsWith("/internal/");
    }

    /**
     * A directory's words are read by hand, under limits of their own: there is nothing to bind.
     */
    private static boolean isValidated(Parameter body) {
        return body.isAnnotationPresent(Valid.class)
                || (body.getType() == byte[].class
                        && body.getDeclaringExecutable()
                                .getDeclaringClass()
                                .getPackageName()
                                .equals("employeehealth.auth.scim"));
    }
}
