package employeehealth.app;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.admin.role.Handlers;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.ServicesOnly;
import employeehealth.shared.access.SignedIn;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What a role can see is said of all services of the jar, not of those of one process. */
class PreviewTest {

    /** But for the service that a test adds to the platform. */
    private static final List<Handlers.Handler> HANDLERS =
            new Handlers().all().stream().filter(one -> !one.service().equals("whole")).toList();

    @Test
    void aPreviewKnowsTheHandlersOfEveryService() {
        assertThat(HANDLERS)
                .extracting(Handlers.Handler::service)
                .contains("admin", "auth", "gateway", "triage");
        assertThat(HANDLERS).doesNotHaveDuplicates();
    }

    /** Found another way than it finds them, so that neither forgets a class. */
    @Test
    void itForgetsNone() {
        assertThat(HANDLERS).hasSameSizeAs(handlers().toList());
        assertThat(HANDLERS.stream().filter(handler -> handler.audience().isEmpty()).count())
                .isEqualTo(
                        handlers()
                                .filter(one ->
                                        AnnotatedElementUtils.hasAnnotation(one, SignedIn.class))
                                .count());
    }

    @Test
    void itSaysUnderWhichAddressAndForWhom() {
        assertThat(HANDLERS)
                .anySatisfy(handler -> {
                    assertThat(handler.path()).isEqualTo("/api/v1/triage/assessments/{id}");
                    assertThat(handler.method()).isEqualTo("GET");
                    assertThat(handler.audience())
                            .extracting(permission -> permission.code())
                            .containsExactlyInAnyOrder("triage.assess", "care.break-glass");
                });
        assertThat(HANDLERS).allSatisfy(handler -> assertThat(handler.path()).startsWith("/"));
    }

    private static Stream<Method> handlers() {
        return Ours.classes()
                .filter(type -> type.isMetaAnnotatedWith(Controller.class))
                .<Class<?>>map(type -> type.reflect())
                .filter(type -> !AnnotatedElementUtils.hasAnnotation(type, ServicesOnly.class))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class))
                .filter(method ->
                        AnnotatedElementUtils.hasAnnotation(method, Audience.class)
                                || AnnotatedElementUtils.hasAnnotation(method, SignedIn.class));
    }
}
