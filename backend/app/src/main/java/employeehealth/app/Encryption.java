package employeehealth.app;

import employeehealth.shared.remote.TrustedAuthorities;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Outside demo mode nobody comes in but by HTTPS, and nothing leaves this machine but by TLS that
 * verifies the other end. What stays on the machine (loopback) needs none.
 */
final class Encryption {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** How the address of each neighbour begins when it is encrypted. */
    private static final Map<String, String> SECURE =
            Map.of(
                    "REDIS_URL", "rediss:",
                    "RABBITMQ_URL", "amqps:",
                    "S3_ENDPOINT", "https:",
                    "AUDIT_WITNESS_URL", "https:",
                    "OTEL_EXPORTER_OTLP_ENDPOINT", "https:");

    /** What the driver would follow instead: the last mode counts, and others may look away. */
    private static final Pattern TAKES_BACK =
            Pattern.compile(
                    "sslmode=(?!verify-full$).*|sslhostnameverifier=.*"
                            + "|sslfactory=(?!org\\.postgresql\\.ssl\\.DefaultJavaSSLFactory$).*");

    /** The driver goes there, whatever host the address begins with. */
    private static final Pattern LEADS_ELSEWHERE = Pattern.compile("(PGHOST|host|service)=.*");

    private Encryption() {}

    /** First of all: what speaks TLS before is not told. */
    static void trust(Environment settings) {
        var authorities = settings.get("TRUST_CA_FILE");
        if (authorities != null) {
            TrustedAuthorities.add(Path.of(authorities));
        }
    }

    static void validate(
            Environment settings,
            Set<Target> targets,
            List<String> missing,
            List<String> unusable) {
        if (targets.contains(Target.GATEWAY)) {
            validateDoor(settings, missing, unusable);
        }
        if (settings.demo()) {
            return;
        }
        SECURE.forEach((name, scheme) -> {
            var value = settings.get(name);
            if (value != null && !value.startsWith(scheme) && !isLocal(value)) {
                unusable.add(name + " (outside demo mode it begins with " + scheme + "//)");
            }
        });
        var database = settings.get("DATABASE_URL");
        if (database != null && !verifies(database) && !staysHere(database)) {
            unusable.add("DATABASE_URL (outside demo mode it ends with ?sslmode=verify-full)");
        }
    }

    private static boolean verifies(String database) {
        var options = options(database);
        return options.contains("sslmode=verify-full")
                && options.stream().noneMatch(TAKES_BACK.asMatchPredicate());
    }

    private static boolean staysHere(String database) {
        return isLocal(database)
                && options(database).stream().noneMatch(LEADS_ELSEWHERE.asMatchPredicate());
    }

    private static List<String> options(String database) {
        return List.of(database.substring(database.indexOf('?') + 1).split("&", -1));
    }

    private static void validateDoor(
            Environment settings, List<String> missing, List<String> unusable) {
        var certificate = settings.get("HTTPS_CERTIFICATE");
        var key = settings.get("HTTPS_KEY");
        var proxies = settings.get("TRUSTED_PROXIES", "0");
        if (!proxies.matches("\\d|10")) {
            unusable.add("TRUSTED_PROXIES");
        }
        if ((certificate == null) != (key == null)) {
            missing.add(certificate == null ? "HTTPS_CERTIFICATE" : "HTTPS_KEY");
        }
        if (certificate == null && key == null && proxies.equals("0") && !settings.demo()) {
            missing.add("HTTPS_CERTIFICATE and HTTPS_KEY (or TRUSTED_PROXIES)");
        }
        refuseUnreadable("HTTPS_CERTIFICATE", certificate, unusable);
        refuseUnreadable("HTTPS_KEY", key, unusable);
    }

    private static void refuseUnreadable(
            String name, @Nullable String file, List<String> unusable) {
        if (file != null && !Files.isReadable(Path.of(file))) {
            unusable.add(name + " (no such file)");
        }
    }

    private static boolean isLocal(String address) {
        try {
            var host = URI.create(address.replaceFirst("^jdbc:", "")).getHost();
            return host != null && LOOPBACK.contains(host);
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    /** The gateway's own HTTPS, if it is not a proxy's. */
    static Map<String, Object> properties(Environment settings, Set<Target> targets) {
        var certificate = settings.get("HTTPS_CERTIFICATE");
        var key = settings.get("HTTPS_KEY");
        if (certificate == null || key == null || !targets.contains(Target.GATEWAY)) {
            return Map.of();
        }
        var bundle = "spring.ssl.bundle.pem.public.";
        var properties = new HashMap<String, Object>();
        properties.put(bundle + "reload-on-update", true);
        properties.put(bundle + "options.enabled-protocols", "TLSv1.3,TLSv1.2");
        properties.put(
                bundle + "keystore.certificate", "file:" + Path.of(certificate).toAbsolutePath());
        properties.put(bundle + "keystore.private-key", "file:" + Path.of(key).toAbsolutePath());
        properties.put("server.ssl.bundle", "public");
        properties.put("management.server.ssl.enabled", false);
        return properties;
    }
}
