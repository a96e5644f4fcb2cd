package employeehealth.shared.database;

import employeehealth.shared.seal.PlatformSecrets;
import employeehealth.shared.settings.PlatformSettings;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Opened by the first service that keeps something; a gateway alone needs no database. */
@Configuration(proxyBeanMethods = false)
public class DatabaseModule {

    @Bean
    @Lazy
    Databases databases(
            DatabaseLocation location,
            PlatformSecrets secrets,
            PlatformSettings settings,
            ObjectProvider<MeterRegistry> meters) {
        Databases.refuseForeign(location, settings.environment());
        var databases = new Databases(location, secrets);
        databases.belongTo(settings.environment());
        meters.ifAvailable(databases::measureBy);
        return databases;
    }

    /** Asks only where a service has opened the database. */
    @Bean
    HealthIndicator database(ConfigurableListableBeanFactory beans) {
        return () ->
                !beans.containsSingleton("databases") || beans.getBean(Databases.class).answers()
                        ? Health.up().build()
                        : Health.down().build();
    }

    @Bean
    @Lazy
    PlatformDatabase platformDatabase(Databases databases) {
        return new PlatformDatabase(databases);
    }
}
