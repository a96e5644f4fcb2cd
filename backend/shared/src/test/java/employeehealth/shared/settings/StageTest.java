package employeehealth.shared.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.shared.database.TestPlatform;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageTest {

    @TempDir Path folder;

    @Test
    void aFolderBelongsToTheStageThatUsedItFirst() {
        Stage.STAGING.mark(folder);
        Stage.PROD.mark(folder);
        assertThatCode(() -> Stage.STAGING.refuseForeign(folder)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Stage.PROD.refuseForeign(folder))
                .isInstanceOf(StartRefused.class)
                .hasMessage(
                        "The folder "
                                + folder
                                + " belongs to the environment staging, and this one is prod"
                                + " (ENVIRONMENT).");
    }

    @Test
    void aFolderThatNobodyUsedOrThatIsNotThereIsRefusedToNobody() {
        var none = folder.resolve("none");
        Stage.PROD.mark(none);
        assertThat(none).doesNotExist();
        assertThatCode(() -> Stage.DEV.refuseForeign(none)).doesNotThrowAnyException();
        assertThatCode(() -> Stage.DEV.refuseForeign(folder)).doesNotThrowAnyException();
    }

    @Test
    void aDatabaseBelongsToTheStageThatUsedItFirst() {
        try (var databases = TestPlatform.freshDatabases()) {
            databases.belongTo(Stage.DEV);
            databases.belongTo(Stage.DEV);
            assertThatThrownBy(() -> databases.belongTo(Stage.PROD))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("belongs to the environment dev, and this one is prod");
        }
    }

    @Test
    void aDatabaseThatNobodyOpenedIsNotMissed() {
        try (var databases = TestPlatform.freshDatabases()) {
            assertThat(databases.answers()).isTrue();
        }
    }
}
