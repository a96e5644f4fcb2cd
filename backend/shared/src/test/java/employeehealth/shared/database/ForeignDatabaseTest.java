package employeehealth.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.shared.seal.PlatformSecrets;
import employeehealth.shared.settings.Stage;
import employeehealth.shared.settings.StartRefused;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

class ForeignDatabaseTest {

    @TempDir Path folder;

    @Test
    void theDatabaseOfAnotherStageIsRefusedBeforeAnythingInItIsChanged() {
        try (var databases = TestPlatform.freshDatabases()) {
            databases.belongTo(Stage.PROD);
            var before = roles(databases);
            assertThatThrownBy(() -> opened(databases.location(), Stage.DEV))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("belongs to the environment prod, and this one is dev");
            assertThat(roles(databases)).isEqualTo(before);
        }
    }

    /** By a process with other keys, which would give the roles passwords of its own. */
    private Databases opened(DatabaseLocation location, Stage stage) {
        var settings = TestPlatform.demo(folder).in(stage);
        return new DatabaseModule()
                .databases(
                        location,
                        PlatformSecrets.of(settings),
                        settings,
                        new DefaultListableBeanFactory().getBeanProvider(MeterRegistry.class));
    }

    private static Object roles(Databases databases) {
        return TestPlatform.seenByOwner(
                databases, "select rolname || rolpassword from pg_authid order by 1");
    }
}
