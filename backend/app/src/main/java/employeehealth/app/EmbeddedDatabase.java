package employeehealth.app;

import employeehealth.shared.backup.BackupSettings;
import employeehealth.shared.database.DatabaseLocation;
import employeehealth.shared.postgres.Credentials;
import employeehealth.shared.postgres.EmbeddedPostgres;
import employeehealth.shared.postgres.Options;
import employeehealth.shared.postgres.PostgresStartException;
import employeehealth.shared.seal.PlatformSecrets;
import employeehealth.shared.settings.PlatformSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The PostgreSQL that comes with the platform. Stopped after every pool that uses it. */
@Configuration(proxyBeanMethods = false)
class EmbeddedDatabase {

    static final String OWNER = "employee_health";
    static final String OWNER_PASSWORD = "database|owner";

    @Bean
    EmbeddedPostgres embeddedPostgres(
            PlatformSettings settings,
            PlatformSecrets secrets,
            ObjectProvider<BackupSettings> backup)
            throws PostgresStartException {
        var copies = backup.getIfAvailable();
        return EmbeddedPostgres.start(
                settings.dataDir(),
                owner(secrets),
                copies == null
                        ? Options.platform()
                        : Options.platform().archiving(copies.walWithin()));
    }

    @Bean
    DatabaseLocation databaseLocation(EmbeddedPostgres postgres, PlatformSecrets secrets) {
        return new DatabaseLocation(postgres.jdbcUrl(), OWNER, secrets.password(OWNER_PASSWORD));
    }

    static Credentials owner(PlatformSecrets secrets) {
        return new Credentials(OWNER, secrets.password(OWNER_PASSWORD));
    }
}
