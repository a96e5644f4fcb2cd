package employeehealth.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who may import whom: app → services → shared → contracts. Maven keeps most of it already; in a
 * service, features stand beside each other and its root package, the wiring, may know them all.
 */
class ArrowsTest {

    @Test
    void theServicesAreFound() {
        assertThat(services())
                .contains("gateway", "auth", "admin", "triage", "profile", "notifications");
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceImportsNoOtherService(String service) {
        var others =
                services().stream()
                        .filter(other -> !other.equals(service))
                        .map(ArrowsTest::within)
                        .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(within(service))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .because("services meet through contracts")
                .check(Ours.CLASSES);
    }

    @Test
    void nobodyImportsTheApplication() {
        noClasses()
                .that()
                .resideOutsideOfPackage(within("app"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(within("app"))
                .check(Ours.CLASSES);
    }

    @Test
    void contractsImportNothingOfOurs() {
        ofOurs("contracts", "contracts");
    }

    @Test
    void sharedImportsContractsOnly() {
        ofOurs("shared", "shared", "contracts");
    }

    @Test
    void onlyTheTriageServiceRunsTheEngine() {
        noClasses()
                .that()
                .resideOutsideOfPackages(within("triage"), within("engine"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(within("engine"))
                .check(Ours.CLASSES);
    }

    @Test
    void theEngineIsPureJava() {
        classes()
                .that()
                .resideInAPackage(within("engine"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        within("engine"),
                        "java.lang",
                        "java.lang.annotation",
                        "java.lang.invoke",
                        "java.lang.runtime",
                        "java.util",
                        "java.util.function",
                        "java.util.stream",
                        "java.util.regex",
                        "org.jspecify.annotations")
                .because("the page runs the same classes offline: no clock, no file, no network")
                .check(Ours.CLASSES);
    }

    @ParameterizedTest
    @MethodSource("services")
    void theFeaturesOfAServiceFormNoCycles(String service) {
        slices().matching(Ours.ROOT + service + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true) // a small service has no packages of features
                .check(Ours.CLASSES);
    }

    private static void ofOurs(String module, String... allowed) {
        var packages = Arrays.stream(allowed).map(ArrowsTest::within).toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(within(module))
                .should()
                .dependOnClassesThat(
                        JavaClass.Predicates.resideInAPackage("employeehealth..")
                                .and(JavaClass.Predicates.resideOutsideOfPackages(packages)))
                .check(Ours.CLASSES);
    }

    static Set<String> services() {
        return Ours.services();
    }

    private static String within(String module) {
        return Ours.ROOT + module + "..";
    }
}
