package employeehealth.admin.role;

import employeehealth.contracts.access.Permission;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.ServicesOnly;
import employeehealth.shared.access.SignedIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Every address that answers to people, of all services in the jar, whichever of them run in this
 * process. Read from the annotations that decide it, so that a preview cannot say anything else
 * than what happens. Read once, when first asked for.
 */
@Component
public final class Handlers {

    private static final String CONTROLLERS = "classpath*:employeehealth/**/*Controller.class";

    private final SingletonSupplier<List<Handler>> all = SingletonSupplier.of(Handlers::read);

    /**
     * @param audience permissions of which one is enough; none: everyone who is signed in
     */
    public record Handler(String service, String method, String path, Set<Permission> audience) {

        public Handler {
            audience = Set.copyOf(audience);
        }
    }

    /** In the order of their addresses; what needs no sign-in is left out. */
    public List<Handler> all() {
        return all.obtain();
    }

    private static List<Handler> read() {
        return controllers()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .flatMap(Handlers::handlers)
                .sorted(Comparator.comparing(Handler::path).thenComparing(Handler::method))
                .toList();
    }

    /** By name first, so that not every class of the jar is opened. */
    private static Stream<Class<?>> controllers() {
        var metadata = new CachingMetadataReaderFactory();
        try {
            return Arrays.stream(
                            new PathMatchingResourcePatternResolver().getResources(CONTROLLERS))
                    .map(file -> {
                        try {
                            return metadata.getMetadataReader(file).getAnnotationMetadata();
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .filter(type ->
                            type.hasAnnotation(RestController.class.getName())
                                    && !type.hasAnnotation(ServicesOnly.class.getName()))
                    .map(type -> ClassUtils.resolveClassName(type.getClassName(), null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Handler> handlers(Method method) {
        var mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        var audience = AnnotatedElementUtils.findMergedAnnotation(method, Audience.class);
        if (mapping == null
                || (audience == null
                        && !AnnotatedElementUtils.hasAnnotation(method, SignedIn.class))) {
            return Stream.empty();
        }
        var who = audience == null ? Set.<Permission>of() : Set.of(audience.value());
        return Arrays.stream(mapping.path().length == 0 ? new String[] {""} : mapping.path())
                .flatMap(path ->
                        Arrays.stream(mapping.method())
                                .map(verb ->
                                        new Handler(
                                                service(method.getDeclaringClass()),
                                                verb.name(),
                                                base(method.getDeclaringClass()) + path,
                                                who)))
                .distinct();
    }

    private static String base(Class<?> controller) {
        var mapping = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
        return mapping == null || mapping.path().length == 0 ? "" : mapping.path()[0];
    }

    /** The word after ours: {@code triage} for {@code employeehealth.triage.assessment}. */
    private static String service(Class<?> controller) {
        return Objects.requireNonNull(controller.getPackageName().split("\\.", -1)[1]);
    }
}
