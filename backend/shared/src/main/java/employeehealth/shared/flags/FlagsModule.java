package employeehealth.shared.flags;

import employeehealth.shared.seal.PlatformSecrets;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Nothing of it is loaded before the first flag is asked for. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FlagSettings.class)
public class FlagsModule {

    @Bean
    @Lazy
    Flags flags(FlagSettings settings, PlatformSecrets secrets, Clock clock) {
        return new Flags(source(settings, clock), secrets);
    }

    private static FlagSource source(FlagSettings settings, Clock clock) {
        var url = settings.url();
        if (url != null) {
            return new RemoteFlags(url, settings.tokenFile(), clock);
        }
        var file = settings.file();
        return file == null ? new NoFlags(clock.instant()) : new FileFlags(file, clock);
    }
}
