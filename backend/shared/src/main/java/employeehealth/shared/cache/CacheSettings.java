package employeehealth.shared.cache;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where catalogues are cached.
 *
 * @param redisUrl such as {@code rediss://:password@redis.example.org:6379}; in this process
 *     without one
 */
@ConfigurationProperties("platform.cache")
public record CacheSettings(@Nullable URI redisUrl) {

    @Override
    public String toString() {
        return "CacheSettings[hidden]"; // the address holds the password
    }
}
