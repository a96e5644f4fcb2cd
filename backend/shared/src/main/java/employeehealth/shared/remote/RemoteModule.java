package employeehealth.shared.remote;

import employeehealth.shared.access.ServiceTokens;
import employeehealth.shared.settings.PlatformSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Contracts of neighbours: a bean of this process, or a client of another. */
@Configuration(proxyBeanMethods = false)
public class RemoteModule {

    @Bean
    MutualTls mutualTls(ObjectProvider<SslBundles> bundles) {
        return new MutualTls(bundles);
    }

    @Bean
    Circuits circuits(MeterRegistry meters) {
        return new Circuits(meters);
    }

    @Bean
    @Lazy
    RemoteContracts remoteContracts(
            PlatformSettings settings,
            ServiceTokens tokens,
            MutualTls tls,
            Circuits circuits,
            ObservationRegistry observations) {
        return new RemoteContracts(settings, tokens, tls, circuits, observations);
    }

    @Bean
    static NeverInTransaction neverInTransaction() {
        return new NeverInTransaction();
    }
}
