package employeehealth.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** Settings are validated records, and nothing reads one past them. */
class OwnSettingsTest {

    @Test
    void settingsAreValidatedRecords() {
        classes()
                .that()
                .areAnnotatedWith(ConfigurationProperties.class)
                .should()
                .beRecords()
                .andShould()
                .beAnnotatedWith(Validated.class)
                .andShould()
                .haveSimpleNameEndingWith("Settings")
                .check(Ours.CLASSES);
    }

    @Test
    void noValueIsReadPastTheRecords() {
        noFields().should().beAnnotatedWith(Value.class).check(Ours.CLASSES);
        assertThat(
                        Ours.classes()
                                .flatMap(type -> type.getCodeUnits().stream())
                                .flatMap(unit -> unit.getParameters().stream())
                                .filter(parameter -> parameter.isAnnotatedWith(Value.class)))
                .isEmpty();
    }

    /** The embedded database finds the programs of the machine by {@code PATH}. */
    @Test
    void theEnvironmentIsReadInOnePlace() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("employeehealth.app.Environment")
                .and()
                .resideOutsideOfPackage("employeehealth.shared.postgres..")
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .check(Ours.CLASSES);
    }
}
