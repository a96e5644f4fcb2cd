package employeehealth.shared.database;

import employeehealth.shared.seal.PlatformSecrets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Opened by the first service that keeps something; a gateway alone needs no database. */
@Configuration(proxyBeanMethods = false)
public class DatabaseModule {

    @Bean
    @Lazy
    Databases databases(DatabaseLocation location, PlatformSecrets secrets) {
        return new Databases(location, secrets);
    }

    @Bean
    @Lazy
    PlatformDatabase platformDatabase(Databases databases) {
        return new PlatformDatabase(databases);
    }
}
