package employeehealth.shared.seal;

import employeehealth.shared.database.PlatformDatabase;
import employeehealth.shared.settings.PlatformSettings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Keys are touched only by processes whose services seal something. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeySettings.class)
public class SealModule {

    private static final Duration DEADLINE = Duration.ofSeconds(3);
    private static final String WRAPPING = "keyEncryption";

    @Bean
    PlatformSecrets platformSecrets(PlatformSettings settings) {
        return PlatformSecrets.of(settings);
    }

    @Bean(WRAPPING)
    @Lazy
    KeyEncryption keyEncryption(PlatformSettings settings, KeySettings keys) {
        return chosen(settings, keys);
    }

    static KeyEncryption chosen(PlatformSettings settings, KeySettings keys) {
        return switch (keys.provider()) {
            case FILE -> new FileKeys(settings);
            case VAULT -> new KeysWithDeadline(new VaultKeys(keys.vault()), DEADLINE);
            case PKCS11 -> new KeysWithDeadline(new Pkcs11Keys(keys.pkcs11()), DEADLINE);
        };
    }

    @Bean
    @Lazy
    PersonKeys personKeys(
            PlatformSettings settings,
            KeyEncryption wrapping,
            ObjectProvider<PlatformDatabase> database) {
        return new PersonKeys(
                settings.keys(), wrapping, new KeyLedger.InDatabase(database::getObject));
    }

    @Bean
    @Lazy
    Seal seal(PersonKeys people, KeySettings keys) {
        return new Seal(people, keys.cache());
    }

    @Bean
    @Lazy
    BlindIndexes blindIndexes(PlatformSecrets secrets) {
        return new BlindIndexes(secrets);
    }

    @Bean
    @Lazy
    Erasure erasure(
            PlatformDatabase database,
            PersonKeys people,
            Seal seal,
            KeySettings keys,
            Clock clock) {
        return new Erasure(database, people, seal, keys.copiesDir(), clock);
    }

    /** Before anything is served, whoever was erased is so in every place that remembers it. */
    @Bean
    ErasedStayErased erasedStayErased(ConfigurableListableBeanFactory beans) {
        return new ErasedStayErased(
                () -> beans.containsSingleton(WRAPPING), () -> beans.getBean(Erasure.class));
    }

    @Bean("keys")
    HealthIndicator keysHealth(
            ConfigurableListableBeanFactory beans, ObjectProvider<MeterRegistry> meters) {
        var health =
                new KeysHealth(
                        () -> beans.containsSingleton(WRAPPING),
                        () -> beans.getBean(KeyEncryption.class));
        meters.ifAvailable(to ->
                Gauge.builder("employeehealth.keys.up", health, h -> h.isUp() ? 1 : 0)
                        .description("1 while the key service answers, or nothing is sealed here")
                        .register(to));
        return health;
    }
}
