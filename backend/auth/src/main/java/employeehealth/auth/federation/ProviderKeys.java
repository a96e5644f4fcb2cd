package employeehealth.auth.federation;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import employeehealth.auth.provider.Outgoing;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The keys of providers. A signature by one that is not known yet has them read again, but no more
 * than a few times a minute: forged ones must not make us storm a provider.
 */
@Component
class ProviderKeys {

    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final Duration REFRESHING = Duration.ofSeconds(15);
    private static final Duration BETWEEN = Duration.ofSeconds(30);
    private static final Duration OUTAGE = Duration.ofHours(4);
    private static final int MOST = 10_000;

    private final Outgoing outgoing;
    private final Map<URI, JWKSource<SecurityContext>> sources = new ConcurrentHashMap<>();

    ProviderKeys(Outgoing outgoing) {
        this.outgoing = outgoing;
    }

    JWKSource<SecurityContext> at(URI address) {
        if (sources.size() > MOST) {
            sources.clear();
        }
        return sources.computeIfAbsent(address, this::source);
    }

    private JWKSource<SecurityContext> source(URI address) {
        try {
            return JWKSourceBuilder.<SecurityContext>create(address.toURL(), this::read)
                    .refreshAheadCache(false)
                    .cache(FRESH.toMillis(), REFRESHING.toMillis())
                    .rateLimited(BETWEEN.toMillis())
                    .outageTolerant(OUTAGE.toMillis())
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("no address", e);
        }
    }

    private Resource read(URL address) throws IOException {
        var answer = outgoing.get(URI.create(address.toString()), Map.of());
        if (answer.status() != 200) {
            throw new IOException("it answered " + answer.status());
        }
        return new Resource(new String(answer.body(), StandardCharsets.UTF_8), "application/json");
    }
}
