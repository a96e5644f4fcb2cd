package employeehealth.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.shared.settings.StartRefused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a schema says of its migrations, and what a start makes of it. */
class SchemaStateTest {

    private static final String SAID = "select obj_description('platform'::regnamespace)";

    /** A migration that this version does not know: Flyway refuses it, if it is asked. */
    private static final String NEWER =
            """
            insert into platform.flyway_schema_history
            select 9999, '9999', 'from the future', 'SQL', 'V9999__future.sql', 1, installed_by,
                   now(), 1, true
              from platform.flyway_schema_history limit 1
            """;

    private final Databases databases = TestPlatform.freshDatabases();

    @AfterEach
    void close() {
        databases.close();
    }

    private void startsAgain() {
        new Databases(databases.location(), TestPlatform.secrets()).close();
    }

    private Object said() {
        return TestPlatform.seenByOwner(databases, SAID).getFirst();
    }

    @Test
    void ofASchemaThatHasWhatShipsFlywayIsNotAsked() {
        assertThat(said()).asString().startsWith("migrations sha256:");
        TestPlatform.asOwner(databases, NEWER);
        startsAgain();
    }

    @Test
    void whatSaysSomethingElseOrNothingIsLookedAt() {
        TestPlatform.asOwner(databases, "comment on schema platform is 'migrations sha256:0'");
        startsAgain();
        var again = said();
        TestPlatform.asOwner(databases, "comment on schema platform is null");
        startsAgain();
        assertThat(said()).isEqualTo(again).isNotNull();
    }

    /** A newer version that stopped half way has taken back what an older one had said. */
    @Test
    void whatANewerVersionHasBegunIsRefusedAndNothingIsSaidOfIt() {
        TestPlatform.asOwner(databases, NEWER, "comment on schema platform is null");
        assertThatThrownBy(this::startsAgain)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("newer version");
        assertThat(TestPlatform.seenByOwner(databases, SAID)).containsOnlyNulls();
    }
}
