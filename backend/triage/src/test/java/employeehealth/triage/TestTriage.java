package employeehealth.triage;

import employeehealth.shared.database.Databases;
import employeehealth.shared.database.TestPlatform;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The triage service's own schema on an empty database, and what its tests look at it with. */
public final class TestTriage {

    /** Reads as strictly as the running service reads requests. */
    public static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final Databases databases = TestPlatform.freshDatabases();
    private final TriageDatabase database = new TriageDatabase(databases);

    public TriageDatabase database() {
        return database;
    }

    /** Does what no service may. */
    public void asOwner(String... statements) {
        TestPlatform.asOwner(databases, statements);
    }

    /** The first column of all rows, as the owner of the database sees them. */
    public List<Object> seenByOwner(String query) {
        return TestPlatform.seenByOwner(databases, query);
    }
}
