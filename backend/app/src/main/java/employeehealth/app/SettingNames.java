package employeehealth.app;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Every setting that there is, by name: those of the platform, and of the services' records. */
final class SettingNames {

    private static final List<String> PLATFORM =
            List.of(
                    """
                    ALLOWED_HOSTS AUDIT_SEAL_EVERY AUDIT_WITNESS_URL BACKUP_DIR BACKUP_KEEP
                    BACKUP_KEYS_DIR BACKUP_PASSPHRASE_FILE BACKUP_WAL_SECONDS BIND_ADDRESS BLOBS
                    CLAMD_ADDRESS CORS_ORIGINS DATABASE_OWNER DATABASE_OWNER_PASSWORD DATABASE_URL
                    DATA_DIR DEMO DEMO_EMPLOYEES DOCUMENTS_PER_PERSON DOCUMENT_LARGEST ENVIRONMENT
                    ENV_FILE ERASURE_COOLING_OFF EXPORT_KEPT FLAGS_FILE FLAGS_TOKEN_FILE
                    FLAGS_URL HTTPS_CERTIFICATE HTTPS_KEY KEYS_CACHE KEYS_COPIES_DIR KEYS_DIR
                    KEYS_PKCS11_KEY KEYS_PKCS11_LIBRARY KEYS_PKCS11_PIN_FILE KEYS_PKCS11_SLOT
                    KEYS_PROVIDER KEYS_VAULT_ADDRESS KEYS_VAULT_KEY KEYS_VAULT_MOUNT
                    KEYS_VAULT_TOKEN_FILE LOG_FORMAT MAIL_FROM OPERATORS OPS_ADDRESS OPS_PORT
                    OTEL_EXPORTER_OTLP_ENDPOINT OTEL_SERVICE_NAME OTEL_TRACES_SAMPLER
                    OTEL_TRACES_SAMPLER_ARG PORT PROFILE_TERMS_DIR PUBLIC_URL RABBITMQ_URL REDIS_URL S3_ACCESS_KEY S3_BUCKET S3_ENCRYPTION
                    S3_ENDPOINT S3_REGION S3_SECRET_KEY_FILE SECURITY_LOG_DAYS SIEM_CA
                    SIEM_CERTIFICATE SIEM_KEY SIEM_URL SMTP_URL TLS_DIR TLS_NAME TRUSTED_PROXIES
                    TRUST_CA_FILE VAULT_ADDRESS VAULT_PATH VAULT_TOKEN_FILE
                    """
                            .strip()
                            .split("\\s+"));

    /**
     * Properties that settings of other names set, by their spelling in capitals without anything
     * between: as a variable of any spelling that Spring Boot takes, each would go past the checks.
     */
    private static final Map<String, String> SETTING_OF_PROPERTY = ofProperties();

    private static final Pattern INNER = Pattern.compile("(?i)platform[^a-z0-9].+");

    /** What Kubernetes sets for a service that is called as we call something of ours. */
    private static final Pattern NEIGHBOUR =
            Pattern.compile(".*_SERVICE_(HOST|PORT)(_\\w+)?|.*_PORT(_\\d+_(TCP|UDP)(_\\w+)?)?");

    /** A word of a name that makes its value a secret, or a path to one. */
    private static final Set<String> SECRET_WORDS =
            Set.of("PASSWORD", "PASSPHRASE", "SECRET", "TOKEN", "KEY", "PIN", "CREDENTIALS");

    private static final Set<String> KNOWN = all();

    private SettingNames() {}

    private static Set<String> all() {
        var names = new TreeSet<String>();
        for (var target : Target.values()) {
            names.add("REMOTE_" + target.name());
            var records = target.module.getAnnotation(EnableConfigurationProperties.class);
            if (records != null) {
                for (var type : records.value()) {
                    var prefix = type.getAnnotation(ConfigurationProperties.class).value();
                    names(type, prefix.toUpperCase(Locale.ROOT).replace('.', '_'))
                            .forEach(names::add);
                }
            }
        }
        names.removeIf(name -> SETTING_OF_PROPERTY.containsKey(plain(name)));
        names.addAll(PLATFORM);
        return names;
    }

    private static Map<String, String> ofProperties() {
        var settings = new HashMap<String, String>();
        """
        admin.operators OPERATORS
        audit.seal-every AUDIT_SEAL_EVERY
        audit.security-log-days SECURITY_LOG_DAYS
        audit.witness-url AUDIT_WITNESS_URL
        gateway.allowed-hosts ALLOWED_HOSTS
        gateway.cors-origins CORS_ORIGINS
        gateway.limits.redis REDIS_URL
        gateway.trusted-proxies TRUSTED_PROXIES
        management.server.address OPS_ADDRESS
        management.server.port OPS_PORT
        notifications.from MAIL_FROM
        notifications.smtp SMTP_URL
        platform.data-dir DATA_DIR
        platform.demo DEMO
        platform.demo-employees DEMO_EMPLOYEES
        platform.environment ENVIRONMENT
        platform.keys-dir KEYS_DIR
        platform.news.broker RABBITMQ_URL
        platform.public-url PUBLIC_URL
        profile.documents.largest DOCUMENT_LARGEST
        profile.documents.per-person DOCUMENTS_PER_PERSON
        profile.rights.cooling-off ERASURE_COOLING_OFF
        profile.rights.export-kept EXPORT_KEPT
        profile.terms-dir PROFILE_TERMS_DIR
        server.address BIND_ADDRESS
        server.port PORT
        siem.ca SIEM_CA
        siem.certificate SIEM_CERTIFICATE
        siem.key SIEM_KEY
        siem.url SIEM_URL
        """
                .lines()
                .map(line -> line.split(" "))
                .forEach(pair -> settings.put(plain(pair[0]), pair[1]));
        Stores.names().forEach((property, name) -> settings.put(plain(property), name));
        return Map.copyOf(settings);
    }

    private static String plain(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
    }

    /** Why a name stops the start: it would reach a property of ours past the checks. */
    static Optional<String> whyRefused(String name) {
        if (KNOWN.contains(name)) {
            return Optional.empty();
        }
        var shown = "The setting " + name.replaceAll("\\W", "?");
        var plain = plain(name);
        var item = plain.replaceAll("\\d+$", ""); // GATEWAY_ALLOWEDHOSTS_0
        var setting =
                SETTING_OF_PROPERTY.getOrDefault(plain, SETTING_OF_PROPERTY.getOrDefault(item, ""));
        if (!setting.isEmpty()) {
            return Optional.of(shown + " is gone: use " + setting + ".");
        }
        return INNER.matcher(name).matches() && !NEIGHBOUR.matcher(name).matches()
                ? Optional.of(shown + " is none of ours: docs/operations.md has their names.")
                : Optional.empty();
    }

    /** By Spring Boot's rule: {@code auth.session.idle} is {@code AUTH_SESSION_IDLE}. */
    private static Stream<String> names(Class<?> settings, String prefix) {
        return Arrays.stream(settings.getRecordComponents())
                .flatMap(part -> {
                    var name = prefix + "_" + part.getName().toUpperCase(Locale.ROOT);
                    return part.getType().isRecord()
                            ? names(part.getType(), name)
                            : Stream.of(name);
                });
    }

    static Collection<String> known() {
        return KNOWN;
    }

    static boolean isKnown(String name) {
        return KNOWN.contains(name);
    }

    /** Whether nobody but the process is to see the value; a person's id is nobody's business. */
    static boolean isSecret(String name) {
        return name.equals("OPERATORS")
                || Arrays.stream(name.split("_", -1)).anyMatch(SECRET_WORDS::contains);
    }

    /** The name that somebody probably meant. */
    static Optional<String> like(String name) {
        var most = name.length() < 8 ? 1 : 2;
        return KNOWN.stream()
                .filter(known -> Math.abs(known.length() - name.length()) <= most)
                .filter(known -> difference(known, name) <= most)
                .min(Comparator.comparingInt(known -> difference(known, name)));
    }

    /** Characters to add, to take away, to change, or to swap with the next. */
    private static int difference(String one, String other) {
        var table = new int[one.length() + 1][other.length() + 1];
        for (var i = 0; i <= one.length(); i++) {
            for (var j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    table[i][j] = i + j;
                    continue;
                }
                var same = one.charAt(i - 1) == other.charAt(j - 1);
                var least = Math.min(table[i - 1][j], table[i][j - 1]) + 1;
                least = Math.min(least, table[i - 1][j - 1] + (same ? 0 : 1));
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    least = Math.min(least, table[i - 2][j - 2] + 1);
                }
                table[i][j] = least;
            }
        }
        return table[one.length()][other.length()];
    }
}
