package employeehealth.shared.flags;

import employeehealth.shared.seal.PlatformSecrets;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Nothing of it is loaded where nobody says which flags are on. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FlagSettings.class)
public class FlagsModule {

    @Bean
    @Lazy
    Flags flags(FlagSettings settings, PlatformSecrets secrets, Clock clock) {
        return new Flags(source(settings, clock), secrets, clock.instant());
    }

    /** So that the first to ask does not wait while it is loaded. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> openFlags(
            FlagSettings settings, ObjectProvider<Flags> flags) {
        return ready -> {
            if (settings.file() != null || settings.url() != null) {
                Thread.ofVirtual().name("flags").start(flags::getObject);
            }
        };
    }

    private static @Nullable FlagSource source(FlagSettings settings, Clock clock) {
        var url = settings.url();
        if (url != null) {
            return new RemoteFlags(url, settings.tokenFile(), clock);
        }
        var file = settings.file();
        return file == null ? null : new FileFlags(file, clock);
    }
}
