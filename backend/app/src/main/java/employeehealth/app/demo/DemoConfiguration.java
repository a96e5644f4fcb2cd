package employeehealth.app.demo;

import employeehealth.contracts.demo.DemoSeed;
import employeehealth.shared.database.Databases;
import employeehealth.shared.remote.LocalServices;
import employeehealth.shared.settings.PlatformSettings;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Demo mode: brings the invented companies to life before the platform says that it is ready. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("platform.demo")
public class DemoConfiguration {

    @Bean
    ApplicationRunner demo(
            List<DemoSeed> seeds,
            PlatformSettings settings,
            LocalServices local,
            ObjectProvider<Databases> databases) {
        return arguments -> {
            for (var company : DemoCompanies.of(settings.demoEmployees())) {
                seeds.forEach(seed -> seed.seed(company));
            }
            if (local.has("database")) {
                Connections.write(settings, databases.getObject());
            }
            if (local.has("gateway")) {
                System.out.println(Welcome.text(settings.publicUrl()));
            }
        };
    }
}
