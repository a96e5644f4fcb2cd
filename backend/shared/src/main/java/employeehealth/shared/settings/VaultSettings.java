package employeehealth.shared.settings;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.vault.client.VaultEndpoint;
import org.springframework.vault.core.VaultTemplate;
import org.springframework.vault.support.VaultResponse;
import org.springframework.vault.support.VaultToken;
import org.springframework.web.client.RestClientResponseException;

/**
 * Settings kept in HashiCorp Vault, in its key-value engine of version 2: read once, at the start,
 * which is refused if they cannot be.
 */
public final class VaultSettings {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private VaultSettings() {}

    /**
     * @param path as in Vault's policies, such as {@code secret/data/employee-health}
     * @param authorities whose certificates are believed; those that Java believes without them
     */
    public static Map<String, String> read(
            URI address, Path tokenFile, String path, @Nullable KeyStore authorities) {
        try {
            var http = new Connections(authorities == null ? null : trusting(authorities));
            http.setConnectTimeout(PATIENCE);
            http.setReadTimeout(PATIENCE);
            var vault =
                    new VaultTemplate(VaultEndpoint.from(address), http, () -> token(tokenFile));
            return settings(vault.read(path));
        } catch (StartRefused refused) {
            throw refused;
        } catch (RuntimeException e) {
            throw refused(reason(e));
        }
    }

    private static Map<String, String> settings(@Nullable VaultResponse answer) {
        if (answer == null
                || answer.getData() == null
                || !(answer.getData().get("data") instanceof Map<?, ?> data)) {
            throw refused("there is nothing at VAULT_PATH");
        }
        var settings = new TreeMap<String, String>();
        data.forEach((name, value) -> {
            if (!(value instanceof String || value instanceof Number || value instanceof Boolean)) {
                throw refused("the value of " + name + " is not text");
            }
            settings.put(String.valueOf(name), value.toString());
        });
        return settings;
    }

    private static VaultToken token(Path file) {
        try {
            return VaultToken.of(Files.readString(file).strip());
        } catch (IOException | IllegalArgumentException e) {
            throw refused("there is no token in the file of VAULT_TOKEN_FILE");
        }
    }

    private static String reason(Throwable failure) {
        for (var e = failure; e != null; e = e.getCause()) {
            switch (e) {
                case StartRefused refused -> throw refused;
                case RestClientResponseException answer -> {
                    return switch (answer.getStatusCode().value()) {
                        case 403 -> "it refuses the token of VAULT_TOKEN_FILE";
                        case 404 -> "there is nothing at VAULT_PATH";
                        case 503 -> "it is sealed or not at work";
                        default -> "it answered " + answer.getStatusCode().value();
                    };
                }
                case SSLException untrusted -> {
                    return "its certificate is not trusted (TRUST_CA_FILE)";
                }
                case IOException away -> {
                    return "it does not answer";
                }
                case IllegalArgumentException address -> {
                    return "its address cannot be used";
                }
                default -> {
                    // what lies below says it
                }
            }
        }
        return "it gives an answer that cannot be read";
    }

    private static StartRefused refused(String why) {
        return new StartRefused("Vault (VAULT_ADDRESS) gives no settings: " + why + ".");
    }

    private static SSLContext trusting(KeyStore authorities) {
        try {
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(authorities);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has TLS", e);
        }
    }

    /** The token goes where it is sent and nowhere that the answer points to. */
    private static final class Connections extends SimpleClientHttpRequestFactory {

        private final @Nullable SSLContext trust;

        Connections(@Nullable SSLContext trust) {
            this.trust = trust;
        }

        @Override
        protected void prepareConnection(HttpURLConnection connection, String method)
                throws IOException {
            super.prepareConnection(connection, method);
            connection.setInstanceFollowRedirects(false);
            if (trust != null && connection instanceof HttpsURLConnection secure) {
                secure.setSSLSocketFactory(trust.getSocketFactory());
            }
        }
    }
}
