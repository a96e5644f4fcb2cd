package employeehealth.app;

import employeehealth.shared.database.DatabaseLocation;
import employeehealth.shared.seal.PlatformSecrets;
import employeehealth.shared.settings.StartRefused;
import org.springframework.context.support.GenericApplicationContext;

/** A PostgreSQL that somebody else runs: the operator, or another process of this platform. */
final class ExternalDatabase {

    private ExternalDatabase() {}

    static void register(GenericApplicationContext context, Environment settings) {
        context.registerBean(
                DatabaseLocation.class,
                () -> location(settings, context.getBean(PlatformSecrets.class)),
                definition -> definition.setLazyInit(true));
    }

    private static DatabaseLocation location(Environment settings, PlatformSecrets secrets) {
        var url = settings.get("DATABASE_URL");
        if (url == null) {
            throw new StartRefused("Missing settings: DATABASE_URL.");
        }
        return new DatabaseLocation(
                url.startsWith("jdbc:") ? url : "jdbc:" + url,
                settings.get("DATABASE_OWNER", EmbeddedDatabase.OWNER),
                settings.get(
                        "DATABASE_OWNER_PASSWORD",
                        secrets.password(EmbeddedDatabase.OWNER_PASSWORD)));
    }
}
