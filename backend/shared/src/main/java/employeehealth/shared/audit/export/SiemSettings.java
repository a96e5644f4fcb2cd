package employeehealth.shared.audit.export;

import employeehealth.shared.settings.StartRefused;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where the logs are exported to; nowhere if no address is set.
 *
 * @param url {@code tls://host:port} of a syslog receiver, or {@code file:/path}
 * @param certificate our certificate with its chain, a PEM file
 * @param key its private key, a PEM file (PKCS#8)
 * @param ca whose certificates we believe, a PEM file
 */
@Validated
@ConfigurationProperties("siem")
public record SiemSettings(
        @Nullable URI url, @Nullable Path certificate, @Nullable Path key, @Nullable Path ca) {

    static final int PORT = 6514;

    boolean on() {
        return url != null && !url.toString().isEmpty();
    }

    Receiver receiver() {
        if (url == null) {
            throw new IllegalStateException("no SIEM is set");
        }
        return switch (url.getScheme()) {
            case "file" -> new FileReceiver(Path.of(url));
            case "tls" ->
                    new TlsReceiver(
                            url.getHost(),
                            url.getPort() < 0 ? PORT : url.getPort(),
                            TlsReceiver.context(
                                    given("SIEM_CERTIFICATE", certificate),
                                    given("SIEM_KEY", key),
                                    given("SIEM_CA", ca)));
            case null, default ->
                    throw new StartRefused(
                            "SIEM_URL is tls://host:port or file:/path, nothing else.");
        };
    }

    private static Path given(String name, @Nullable Path path) {
        if (path == null || path.toString().isEmpty()) {
            throw new StartRefused("Missing settings: " + name + ".");
        }
        if (!Files.isReadable(path)) {
            throw new StartRefused("The file of " + name + " cannot be read.");
        }
        return path;
    }
}
