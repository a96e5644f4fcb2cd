package employeehealth.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.admin.RolePermissions;
import employeehealth.admin.role.Combinable;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.care.HealthData;
import employeehealth.contracts.triage.LatestChecks;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Public;
import employeehealth.shared.access.ServicesOnly;
import employeehealth.shared.access.SignedIn;
import jakarta.servlet.http.HttpServletResponse;
import java.io.OutputStream;
import java.io.Writer;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.node.ObjectNode;

/**
 * The employer is blind: from no answer that one of its roles can get is a type reachable that says
 * something about a person's health. What is really answered is looked at by {@code
 * EmployerSeesNothingTest}.
 */
class EmployerBlindTest {

    private static final List<Role> EMPLOYERS_SIDE =
            List.of(Role.EMPLOYER, Role.COMPANY_ADMIN, Role.DPO, Role.AUDITOR);

    /** The engine knows nothing of us, so its types cannot be marked. */
    private static final Set<String> HEALTH_TYPES_OF_THE_ENGINE =
            Set.of("Input", "Subject", "Vitals", "Answer", "Outcome", "Finding", "Recommendation");

    /**
     * Pages about the caller alone, whose parts ask for a permission of their own that no role of
     * the employer holds; what they really answer is tested on the running platform.
     */
    private static final Map<String, Class<?>> ONES_OWN =
            Map.of("HomeController.home", LatestChecks.class);

    /** Types of others that hold one word, number or time: the field that has one says which. */
    private static final Set<Class<?>> PLAIN =
            Set.of(
                    String.class,
                    Boolean.class,
                    Integer.class,
                    Long.class,
                    Double.class,
                    UUID.class,
                    URI.class,
                    Instant.class,
                    LocalDate.class,
                    Duration.class,
                    Void.class);

    /** What a class comes from that adds nothing to what it holds. */
    private static final Set<Class<?>> BARE = Set.of(Object.class, Record.class, Enum.class);

    private static final String DIRECTORY =
            "a directory reads back the names and groups that it keeps, by a token of its own";

    /** Answers whose type leaves open what is in them, and why that is nothing about health. */
    private static final Map<String, String> UNTYPED =
            Map.ofEntries(
                    Map.entry("AccessReviewController.csv", "the access review, as a table"),
                    Map.entry("ProcessingRegisterController.csv", "names of stores, no rows"),
                    Map.entry("KeysController.keys", "public keys"),
                    Map.entry("ProviderKeysController.keys", "public keys"),
                    Map.entry("ProblemPages.page", "what a problem means, the same for everyone"),
                    Map.entry("SharedController.file", "sealed for whom the person gave a link"),
                    Map.entry("LinkController.content", "once, for whoever was given a link"),
                    Map.entry("BulkController.bulk", DIRECTORY),
                    Map.entry("ScimController.list", DIRECTORY),
                    Map.entry("ScimController.search", DIRECTORY),
                    Map.entry("ScimController.find", DIRECTORY),
                    Map.entry("ScimController.create", DIRECTORY),
                    Map.entry("ScimController.replace", DIRECTORY),
                    Map.entry("ScimController.patch", DIRECTORY),
                    Map.entry("ScimDiscoveryController.configuration", DIRECTORY),
                    Map.entry("ScimDiscoveryController.types", DIRECTORY),
                    Map.entry("ScimDiscoveryController.type", DIRECTORY),
                    Map.entry("ScimDiscoveryController.schemas", DIRECTORY),
                    Map.entry("ScimDiscoveryController.schema", DIRECTORY),
                    Map.entry("ScimDiscoveryController.me", DIRECTORY),
                    Map.entry("ScimDiscoveryController.nothing", DIRECTORY));

    @Test
    void theEmployersSideIsAnswered() {
        assertThat(answeringTheEmployer()).hasSizeGreaterThan(5);
    }

    @Test
    void healthTypesAreMarked() {
        assertThat(Ours.classes().filter(type -> type.isAnnotatedWith(HealthData.class)).count())
                .isGreaterThan(4);
    }

    @Test
    void noAnswerToTheEmployerReachesAHealthType() {
        assertThat(answeringTheEmployer())
                .allSatisfy(handler ->
                        assertThat(healthTypesFrom(handler.getGenericReturnType()))
                                .as(handler.toString())
                                .isSubsetOf(exempt(handler)));
    }

    /** By their types, or else by name: a name that is not needed any more is taken away. */
    @Test
    void answersToTheEmployerSayWhatTheyAre() {
        var untyped = new TreeSet<String>();
        answeringTheEmployer().stream()
                .filter(EmployerBlindTest::isOpaque)
                .forEach(handler -> untyped.add(name(handler)));
        assertThat(untyped).containsExactlyInAnyOrderElementsOf(UNTYPED.keySet());
    }

    @Test
    void theEmployersContractsKnowNothingOfCare() {
        noClasses()
                .that()
                .resideInAPackage("employeehealth.contracts.employer..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("employeehealth.contracts.care..")
                .allowEmptyShould(true)
                .check(Ours.CLASSES);
    }

    @Test
    void rolesOfTheEmployerReadNothingAboutPeople() {
        assertThat(held())
                .doesNotContain(
                        Permission.TRIAGE_ASSESS,
                        Permission.PROFILE_OWN,
                        Permission.CARE_READ,
                        Permission.CARE_TEAM,
                        Permission.CARE_BREAK_GLASS,
                        Permission.CARE_FITNESS_OPINION,
                        Permission.CARE_BREAK_GLASS_REVIEW,
                        Permission.CARE_TEAM_MANAGE);
    }

    /** Proves that the test can fail. */
    @Test
    void aPlantedLeakIsFound() throws NoSuchMethodException {
        for (var name : List.of("direct", "wrapped", "subtype", "array", "wild", "mapped")) {
            var leak = Planted.class.getDeclaredMethod(name);
            assertThat(isForTheEmployer(leak)).as(name).isTrue();
            assertThat(healthTypesFrom(leak.getGenericReturnType())).as(name).isNotEmpty();
        }
        assertThat(isForTheEmployer(Planted.class.getDeclaredMethod("ofTheNurse"))).isFalse();
    }

    /** Proves that the test can fail. */
    @Test
    void aPlantedAnswerThatDoesNotSayWhatItIsIsFound() {
        assertThat(Unsaid.class.getDeclaredMethods())
                .hasSize(14)
                .allSatisfy(
                        handler -> assertThat(isOpaque(handler)).as(handler.toString()).isTrue());
        assertThat(Said.class.getDeclaredMethods())
                .hasSize(5)
                .allSatisfy(
                        handler -> assertThat(isOpaque(handler)).as(handler.toString()).isFalse());
    }

    @HealthData
    private record Diagnosis(String words) {}

    private record Sheet(String name, List<Line> lines) {}

    private record Line(int number, Diagnosis diagnosis) {}

    private sealed interface Row {}

    private record Harmless(int count) implements Row {}

    private record Harmful(Diagnosis diagnosis) implements Row {}

    @SuppressWarnings("UnusedMethod") // found by reflection, as handlers are
    private interface Planted {
        @SignedIn
        ResponseEntity<Diagnosis> direct();

        @Public
        Sheet wrapped();

        @SignedIn
        List<Row> subtype();

        @SignedIn
        Line[] array();

        @SignedIn
        List<? extends Line> wild();

        @SignedIn
        Map<String, Diagnosis> mapped();

        @Audience(Permission.CARE_BREAK_GLASS)
        Diagnosis ofTheNurse();
    }

    private interface AnySort {}

    @SuppressWarnings({"rawtypes", "UnusedMethod"}) // as somebody may write it; found by reflection
    private interface Unsaid {
        Map<String, Object> anything();

        Map<String, ?> anyMap();

        Map bareMap();

        List bareList();

        ResponseEntity bareEntity();

        ResponseEntity<ObjectNode> tree();

        byte[] bytes();

        ResponseEntity<byte[]> table();

        List<byte[]> pictures();

        ResponseEntity<String> words();

        Resource file();

        ResponseEntity<StreamingResponseBody> stream();

        void written(UUID id, HttpServletResponse response);

        List<AnySort> open();
    }

    @SuppressWarnings("UnusedMethod") // found by reflection, as handlers are
    private interface Said {
        void done(UUID id);

        ResponseEntity<Void> gone();

        ResponseEntity<Harmless> one(HttpServletResponse response);

        List<String> some();

        Map<String, Harmless> named();
    }

    private static Set<Permission> held() {
        var held = EnumSet.noneOf(Permission.class);
        EMPLOYERS_SIDE.forEach(role -> held.addAll(RolePermissions.of(role)));
        held.addAll(Combinable.PERMISSIONS); // what a company can give itself
        return held;
    }

    private static List<Method> answeringTheEmployer() {
        return Ours.classes()
                .filter(type -> type.isMetaAnnotatedWith(Controller.class))
                .<Class<?>>map(type -> type.reflect())
                .filter(type -> !AnnotatedElementUtils.hasAnnotation(type, ServicesOnly.class))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class))
                .filter(EmployerBlindTest::isForTheEmployer)
                .toList();
    }

    private static boolean isForTheEmployer(Method handler) {
        var audience = AnnotatedElementUtils.findMergedAnnotation(handler, Audience.class);
        return audience == null || Stream.of(audience.value()).anyMatch(held()::contains);
    }

    private static List<Class<?>> exempt(Method handler) {
        return Stream.ofNullable(ONES_OWN.get(name(handler))).<Class<?>>map(type -> type).toList();
    }

    private static String name(Method handler) {
        return handler.getDeclaringClass().getSimpleName() + "." + handler.getName();
    }

    /** Whether the type of an answer leaves open what is in it. */
    private static boolean isOpaque(Method handler) {
        var body = bodyOf(handler.getGenericReturnType());
        if (body == void.class || body == Void.class) {
            return Arrays.stream(handler.getParameterTypes()).anyMatch(EmployerBlindTest::isADoor);
        }
        return body == String.class
                || typesFrom(body).stream().anyMatch(EmployerBlindTest::saysNothing);
    }

    private static Type bodyOf(Type answer) {
        return answer instanceof ParameterizedType generic
                        && generic.getRawType() == ResponseEntity.class
                ? generic.getActualTypeArguments()[0]
                : answer;
    }

    /** Whoever has it can write an answer, whatever the type of the answer. */
    private static boolean isADoor(Class<?> parameter) {
        return Stream.of(HttpServletResponse.class, OutputStream.class, Writer.class)
                .anyMatch(door -> door.isAssignableFrom(parameter));
    }

    private static boolean saysNothing(Class<?> type) {
        return type.getName().startsWith(Ours.ROOT)
                ? type.isInterface() && !type.isSealed() // anything may be one
                : !type.isPrimitive() && !PLAIN.contains(type);
    }

    private static List<Class<?>> healthTypesFrom(Type answer) {
        return typesFrom(answer).stream().filter(EmployerBlindTest::isAboutHealth).toList();
    }

    private static boolean isAboutHealth(Class<?> type) {
        return type.isAnnotationPresent(HealthData.class)
                || type.getPackageName().startsWith("employeehealth.contracts.care")
                || (type.getPackageName().equals("employeehealth.engine")
                        && HEALTH_TYPES_OF_THE_ENGINE.contains(outermost(type).getSimpleName()));
    }

    private static Class<?> outermost(Class<?> type) {
        return type.getNestHost();
    }

    /**
     * Every class that a value of this type can hold, as far as types tell. A list, map or answer
     * of others is what it is said to hold; one that is not said to hold anything is itself.
     */
    private static Set<Class<?>> typesFrom(Type answer) {
        var found = new HashSet<Class<?>>();
        var open = new ArrayDeque<Type>();
        open.add(answer);
        while (!open.isEmpty()) {
            switch (open.pop()) {
                case ParameterizedType generic -> {
                    if (generic.getRawType().getTypeName().startsWith(Ours.ROOT)) {
                        open.add(generic.getRawType());
                    }
                    open.addAll(List.of(generic.getActualTypeArguments()));
                }
                case GenericArrayType array -> open.add(array.getGenericComponentType());
                case WildcardType wild -> open.addAll(List.of(wild.getUpperBounds()));
                case Class<?> type when type == byte[].class -> found.add(type);
                case Class<?> type when type.isArray() -> open.add(type.getComponentType());
                case Class<?> type -> {
                    if (found.add(type)) {
                        open.addAll(partsOf(type));
                    }
                }
                default -> {
                    // A type variable: what it stands for is an argument seen above.
                }
            }
        }
        return found;
    }

    private static List<Type> partsOf(Class<?> type) {
        if (!type.getName().startsWith(Ours.ROOT)) {
            return List.of();
        }
        var parts = new ArrayList<Type>();
        Arrays.stream(type.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .forEach(field -> parts.add(field.getGenericType()));
        if (type.isSealed()) {
            parts.addAll(List.of(type.getPermittedSubclasses()));
        }
        if (type.getSuperclass() != null && !BARE.contains(type.getSuperclass())) {
            parts.add(type.getSuperclass());
        }
        return parts;
    }
}
