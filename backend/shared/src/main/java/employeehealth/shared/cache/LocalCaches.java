package employeehealth.shared.cache;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/** In this process. */
public final class LocalCaches implements Caches {

    private static final int AT_MOST = 200;
    private static final Duration KEPT = Duration.ofHours(1);

    @Override
    public <T extends Catalogue> Cache<T> open(String name, Class<T> type) {
        var kept =
                Caffeine.newBuilder()
                        .maximumSize(AT_MOST)
                        .expireAfterAccess(KEPT)
                        .<String, T>build();
        return (key, making) -> kept.get(Cache.checked(key), k -> making.get());
    }
}
