package employeehealth.app;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where keys, blobs and catalogues are kept, and who knows flags: the embedded ways need no
 * setting, the others are told here.
 */
final class Stores {

    /** Nothing unencrypted leaves the machine. */
    static final String HTTPS = "https://[^/?#\\s]+/?|http://(localhost|127\\.0\\.0\\.1)(:\\d+)?/?";

    private static final String NAME = "[\\w.-]+";
    private static final String FILE = ".+";

    /** The variable, the form of its values, and the property that it sets. */
    private record Variable(String form, String property) {}

    private static final Map<String, Variable> VARIABLES =
            new TreeMap<>(
                    Map.ofEntries(
                            variable("KEYS_PROVIDER", "file|vault|pkcs11", "keys.provider"),
                            variable("KEYS_CACHE", "[1-9]\\d{0,2}[sm]", "keys.cache"),
                            variable("KEYS_COPIES_DIR", FILE, "keys.copies-dir"),
                            variable("KEYS_VAULT_ADDRESS", HTTPS, "keys.vault.address"),
                            variable("KEYS_VAULT_MOUNT", "[\\w/.-]+", "keys.vault.mount"),
                            variable("KEYS_VAULT_KEY", NAME, "keys.vault.key"),
                            variable("KEYS_VAULT_TOKEN_FILE", FILE, "keys.vault.token-file"),
                            variable("KEYS_PKCS11_LIBRARY", FILE, "keys.pkcs11.library"),
                            variable("KEYS_PKCS11_SLOT", "\\d{1,18}", "keys.pkcs11.slot"),
                            variable("KEYS_PKCS11_KEY", NAME, "keys.pkcs11.key"),
                            variable("KEYS_PKCS11_PIN_FILE", FILE, "keys.pkcs11.pin-file"),
                            variable("REDIS_URL", "rediss?://\\S+", "cache.redis-url"),
                            variable("FLAGS_FILE", FILE, "flags.file"),
                            variable("FLAGS_URL", HTTPS, "flags.url"),
                            variable("FLAGS_TOKEN_FILE", FILE, "flags.token-file"),
                            variable("BLOBS", "files|s3", "blobs.store"),
                            variable("S3_ENDPOINT", HTTPS, "blobs.s3.endpoint"),
                            variable("S3_REGION", "[a-z0-9-]+", "blobs.s3.region"),
                            variable("S3_BUCKET", "[a-z0-9.-]{3,63}", "blobs.s3.bucket"),
                            variable("S3_ACCESS_KEY", "\\S+", "blobs.s3.access-key"),
                            variable("S3_SECRET_KEY_FILE", FILE, "blobs.s3.secret-key-file"),
                            variable("S3_ENCRYPTION", "AES256|aws:kms|none", "blobs.s3.encryption"),
                            variable(
                                    "CLAMD_ADDRESS",
                                    "(localhost|127\\.0\\.0\\.1):\\d{1,5}",
                                    "blobs.clamd")));

    private Stores() {}

    private static Map.Entry<String, Variable> variable(String name, String form, String property) {
        return Map.entry(name, new Variable(form, "platform." + property));
    }

    /** Names of settings, by the property that they set. */
    static Map<String, String> names() {
        return VARIABLES.entrySet().stream()
                .collect(Collectors.toMap(set -> set.getValue().property, Map.Entry::getKey));
    }

    static void validate(Environment settings, List<String> missing, List<String> unusable) {
        VARIABLES.forEach((name, variable) -> {
            var value = settings.get(name);
            if (value != null && !value.matches(variable.form)) {
                unusable.add(name);
            }
        });
        if (settings.get("FLAGS_FILE") != null && settings.get("FLAGS_URL") != null) {
            unusable.add("FLAGS_URL (FLAGS_FILE is set too)");
        }
        if (settings.get("FLAGS_TOKEN_FILE") != null && settings.get("FLAGS_URL") == null) {
            unusable.add("FLAGS_TOKEN_FILE (FLAGS_URL is not set)");
        }
        Stream.concat(
                        needed(settings, "KEYS_PROVIDER", "file").stream(),
                        needed(settings, "BLOBS", "files").stream())
                .filter(name -> settings.get(name) == null)
                .forEach(missing::add);
    }

    private static List<String> needed(Environment settings, String choice, String otherwise) {
        return switch (choice + "=" + settings.get(choice, otherwise)) {
            case "KEYS_PROVIDER=vault" -> List.of("KEYS_VAULT_ADDRESS", "KEYS_VAULT_TOKEN_FILE");
            case "KEYS_PROVIDER=pkcs11" ->
                    List.of("KEYS_PKCS11_LIBRARY", "KEYS_PKCS11_SLOT", "KEYS_PKCS11_PIN_FILE");
            case "BLOBS=s3" -> List.of("S3_BUCKET", "S3_ACCESS_KEY", "S3_SECRET_KEY_FILE");
            default -> List.of();
        };
    }

    static Map<String, Object> properties(Environment settings) {
        var properties = new HashMap<String, Object>();
        VARIABLES.forEach((name, variable) -> {
            var value = settings.get(name);
            if (value != null) {
                properties.put(variable.property, value);
            }
        });
        return properties;
    }
}
