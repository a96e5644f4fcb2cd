package employeehealth.profile;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SessionId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.shared.access.Me;
import employeehealth.shared.database.Databases;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.PlatformDatabase;
import employeehealth.shared.database.TestPlatform;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The profile service's own schema on an empty database, and what its tests look at it with. */
public final class TestProfile {

    /** As nobody has changed them. */
    public static final ProfileSettings SETTINGS = new ProfileSettings(null, 200);

    /** Reads as strictly as the running service reads requests. */
    public static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final Databases databases = TestPlatform.freshDatabases();
    private final ProfileDatabase database = new ProfileDatabase(databases);
    // Each has connections of its own, and a server has not many.
    private final Supplier<PlatformDatabase> platform =
            SingletonSupplier.of(() -> new PlatformDatabase(databases));

    public ProfileDatabase database() {
        return database;
    }

    public Databases databases() {
        return databases;
    }

    /** Of the work behind the services, on the same database. */
    public PlatformDatabase platform() {
        return platform.get();
    }

    /** Does what no service may. */
    public void asOwner(String... statements) {
        TestPlatform.asOwner(databases, statements);
    }

    /** The first column of all rows, as the owner of the database sees them. */
    public List<Object> seenByOwner(String query) {
        return TestPlatform.seenByOwner(databases, query);
    }

    /** Somebody new. */
    public static Me someone(
            CompanyId company, HealthServiceId service, Role role, Permission... permissions) {
        return new Me(
                new PersonId(Ids.next()),
                company,
                service,
                new SessionId(Ids.next()),
                Set.of(role),
                Set.of(permissions),
                Map.of(),
                "password");
    }
}
