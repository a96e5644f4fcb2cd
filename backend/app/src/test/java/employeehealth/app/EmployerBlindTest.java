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
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.databind.JsonNode;

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

    /** Types that may hold anything; a map whose values have a type is as good as these. */
    private static final Set<Class<?>> OPAQUE = Set.of(Object.class, JsonNode.class, Map.class);

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

    @Test
    void answersToTheEmployerSayWhatTheyAre() {
        assertThat(answeringTheEmployer())
                .allSatisfy(handler ->
                        assertThat(typesFrom(handler.getGenericReturnType()))
                                .as(handler.toString())
                                .doesNotContainAnyElementsOf(OPAQUE));
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
        for (var name : List.of("anything", "anyMap", "unsaid")) {
            assertThat(typesFrom(Planted.class.getDeclaredMethod(name).getGenericReturnType()))
                    .as(name)
                    .containsAnyElementsOf(OPAQUE);
        }
        assertThat(isForTheEmployer(Planted.class.getDeclaredMethod("ofTheNurse"))).isFalse();
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

        @SignedIn
        Map<String, Object> anything();

        @SignedIn
        Map<String, ?> anyMap();

        @SignedIn
        @SuppressWarnings("rawtypes") // as somebody may write it
        Map unsaid();

        @Audience(Permission.CARE_BREAK_GLASS)
        Diagnosis ofTheNurse();
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
        var name = handler.getDeclaringClass().getSimpleName() + "." + handler.getName();
        return Stream.ofNullable(ONES_OWN.get(name)).<Class<?>>map(type -> type).toList();
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

    /** Every class that a value of this type can hold, as far as types tell. */
    private static Set<Class<?>> typesFrom(Type answer) {
        var found = new HashSet<Class<?>>();
        var open = new ArrayDeque<Type>();
        open.add(answer);
        while (!open.isEmpty()) {
            switch (open.pop()) {
                case ParameterizedType generic -> {
                    if (generic.getRawType() != ResponseEntity.class
                            && generic.getRawType() != Map.class) {
                        open.add(generic.getRawType());
                    }
                    open.addAll(List.of(generic.getActualTypeArguments()));
                }
                case GenericArrayType array -> open.add(array.getGenericComponentType());
                case WildcardType wild -> open.addAll(List.of(wild.getUpperBounds()));
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
        if (type.getSuperclass() != null && type.getSuperclass() != Object.class) {
            parts.add(type.getSuperclass());
        }
        return parts;
    }
}
