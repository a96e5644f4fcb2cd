package employeehealth.app;

import employeehealth.shared.database.DatabaseLocation;
import employeehealth.shared.postgres.Credentials;
import employeehealth.shared.postgres.EmbeddedPostgres;
import employeehealth.shared.postgres.Options;
import employeehealth.shared.postgres.PostgresStartException;
import employeehealth.shared.seal.PlatformSecrets;
import employeehealth.shared.settings.PlatformSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The PostgreSQL that comes with the platform. Stopped after every pool that uses it. */
@Configuration(proxyBeanMethods = false)
class EmbeddedDatabase {

    static final String OWNER = "employee_health";
    static final String OWNER_PASSWORD = "database|owner";

    @Bean
    EmbeddedPostgres embeddedPostgres(PlatformSettings settings, PlatformSecrets secrets)
            throws PostgresStartException {
        return EmbeddedPostgres.start(settings.dataDir(), owner(secrets), Options.platform());
    }

    @Bean
    DatabaseLocation databaseLocation(EmbeddedPostgres postgres, PlatformSecrets secrets) {
        return new DatabaseLocation(postgres.jdbcUrl(), OWNER, secrets.password(OWNER_PASSWORD));
    }

    private static Credentials owner(PlatformSecrets secrets) {
        return new Credentials(OWNER, secrets.password(OWNER_PASSWORD));
    }
}
