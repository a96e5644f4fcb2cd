package employeehealth.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.flags.Flag;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** No flag can switch off what protects somebody. */
class FlagsTest {

    /**
     * Who may ask for a flag. Emergency, triage, audit, sealing, access and what keeps places for
     * alerts are not here and never will be; whoever adds a name says why it protects nobody.
     */
    private static final String[] MAY_ASK = {
        "employeehealth.shared.flags..", // itself
        "employeehealth.gateway.home..", // which tiles a page begins with
        "employeehealth.admin.operation.." // shows them
    };

    @Test
    void flagsAreAskedForWhereNobodysSafetyIsDecided() {
        noClasses()
                .that()
                .resideOutsideOfPackages(MAY_ASK)
                .and()
                .doNotHaveFullyQualifiedName("employeehealth.shared.SharedModule") // the wiring
                .should()
                .dependOnClassesThat()
                .resideInAPackage("employeehealth.shared.flags..")
                .check(Ours.CLASSES);
    }

    @Test
    void theLibraryIsReachedThroughOurTypesOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("employeehealth.shared.flags..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.openfeature..")
                .check(Ours.CLASSES);
    }

    @Test
    void everyFlagIsExplainedInBothLanguages() {
        assertThat(Arrays.stream(Flag.values()))
                .allSatisfy(flag ->
                        assertThat(flag.meaning(Locale.FRENCH))
                                .isNotBlank()
                                .isNotEqualTo(flag.meaning(Locale.ENGLISH)));
    }
}
