package employeehealth.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import employeehealth.shared.asvs.Asvs;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Whoever knows some numbers of an ordinary generator knows all of them. */
class RandomnessTest {

    private static final Set<Class<?>> PREDICTABLE =
            Set.of(
                    Random.class,
                    SplittableRandom.class,
                    ThreadLocalRandom.class,
                    RandomGenerator.class);

    @Test
    @Asvs({"6.5.3", "7.2.3"})
    void secretsComeFromAGeneratorThatNobodyCanPredict() {
        assertThat(Ours.classes().filter(RandomnessTest::canBePredicted).map(RandomnessTest::file))
                .as("where nothing depends on nobody knowing the next number")
                .containsOnly(
                        "employeehealth.app.demo.DemoNames", // invented, the same at each start
                        "employeehealth.app.demo.DemoCompanies",
                        "employeehealth.triage.assessment.DemoHistory",
                        "employeehealth.profile.health.DemoProfiles",
                        "employeehealth.shared.jobs.Backoff", // that not all come back at once
                        "employeehealth.shared.web.Trace"); // an id in logs and traces
    }

    private static boolean canBePredicted(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(used ->
                                PREDICTABLE.stream()
                                        .anyMatch(used.getTargetClass()::isEquivalentTo))
                || type.getMethodCallsFromSelf().stream()
                        .anyMatch(call ->
                                call.getTarget().getFullName().equals("java.lang.Math.random()"));
    }

    private static String file(JavaClass type) {
        return type.getName().replaceFirst("\\$.*", "");
    }
}
