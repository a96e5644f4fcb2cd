package employeehealth.shared.remote;

import employeehealth.shared.access.ServiceTokens;
import employeehealth.shared.settings.PlatformSettings;
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
    Circuits circuits() {
        return new Circuits();
    }

    @Bean
    @Lazy
    RemoteContracts remoteContracts(
            PlatformSettings settings, ServiceTokens tokens, MutualTls tls, Circuits circuits) {
        return new RemoteContracts(settings, tokens, tls, circuits);
    }

    @Bean
    static NeverInTransaction neverInTransaction() {
        return new NeverInTransaction();
    }
}
