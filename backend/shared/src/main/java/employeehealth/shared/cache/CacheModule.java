package employeehealth.shared.cache;

import employeehealth.shared.seal.PlatformSecrets;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import tools.jackson.databind.json.JsonMapper;

/** In the process, or in Redis when there is one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CacheSettings.class)
public class CacheModule {

    @Bean
    @Lazy
    Caches caches(CacheSettings settings, PlatformSecrets secrets, JsonMapper json) {
        var redis = settings.redisUrl();
        return redis == null ? new LocalCaches() : new RedisCaches(redis, secrets, json);
    }
}
