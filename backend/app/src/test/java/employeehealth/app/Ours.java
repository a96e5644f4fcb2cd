package employeehealth.app;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Every class that the jar carries of us, tests left out, for the tests of structure. */
final class Ours {

    static final String ROOT = "employeehealth.";

    static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(Ours::isNoTest)
                    .importPackages("employeehealth");

    /** What is not a service: whoever stands below them, and the one that starts them. */
    private static final Set<String> OTHERS = Set.of("contracts", "shared", "engine", "app");

    private Ours() {}

    /** The services are found, not listed: a new one is held to the rules on its first day. */
    static Set<String> services() {
        var modules = new TreeSet<String>();
        CLASSES.forEach(type -> modules.add(module(type)));
        modules.removeAll(OTHERS);
        return modules;
    }

    static Stream<JavaClass> classes() {
        return CLASSES.stream();
    }

    /** The first word after ours: {@code triage} for {@code employeehealth.triage.assessment}. */
    static String module(JavaClass type) {
        return type.getPackageName().substring(ROOT.length()).split("\\.")[0];
    }

    /** Tests stand in the same packages, beside the classes or in a jar of their own. */
    private static boolean isNoTest(Location location) {
        return !location.contains("/test-classes/") && !location.contains("-tests.jar");
    }
}
