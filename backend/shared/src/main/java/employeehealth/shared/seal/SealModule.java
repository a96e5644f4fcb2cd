package employeehealth.shared.seal;

import employeehealth.shared.settings.PlatformSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Keys are touched only by processes whose services seal something. */
@Configuration(proxyBeanMethods = false)
public class SealModule {

    /** Makes the key-encryption key where there is none. */
    public static void makeKeyEncryptionKey(PlatformSettings settings) {
        new PersonKeys(settings);
    }

    @Bean
    PlatformSecrets platformSecrets(PlatformSettings settings) {
        return PlatformSecrets.of(settings);
    }

    @Bean
    @Lazy
    Seal seal(PlatformSettings settings) {
        return new Seal(new PersonKeys(settings));
    }
}
