package employeehealth.shared.cache;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where catalogues are cached.
 *
 * @param redisUrl such as {@code rediss://:password@redis.example.org:6379}; in this process
 *     without one
 */
@Validated
@ConfigurationProperties("platform.cache")
public record CacheSettings(@Nullable URI redisUrl) {

    @Override
    public String toString() {
        return "CacheSettings[hidden]"; // the address holds the password
    }
}
