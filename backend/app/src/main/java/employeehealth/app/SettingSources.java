package employeehealth.app;

import employeehealth.shared.remote.TrustedAuthorities;
import employeehealth.shared.settings.StartRefused;
import employeehealth.shared.settings.VaultSettings;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where settings come from: the environment of the process, then a file, then Vault; what an
 * earlier one sets, a later one does not change. From file and Vault only settings are taken.
 */
final class SettingSources {

    static final String ENVIRONMENT = "environment";
    private static final String FILE = ".env";
    private static final String VAULT = "Vault";

    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> origins = new TreeMap<>();
    private final List<String> doubts = new ArrayList<>();

    private SettingSources() {}

    /**
     * @param process the environment of the process
     * @param folder where it was started
     */
    static Environment read(Map<String, String> process, Path folder) {
        var sources = new SettingSources();
        sources.take(process);
        if (!process.getOrDefault("ENV_FILE", FILE).isBlank()) {
            sources.file(folder);
        }
        sources.vault();
        return new Environment(sources.values, sources.origins, sources.doubts);
    }

    private void take(Map<String, String> process) {
        process.forEach((name, value) -> {
            refuseRemoved(name);
            if (!value.isBlank()) {
                values.put(name, value);
            }
            if (SettingNames.isKnown(name)) {
                if (!value.isBlank()) {
                    origins.put(name, ENVIRONMENT);
                }
            } else if (name.length() >= 5 && !name.startsWith("REMOTE_")) {
                // Most of an environment is not for us: only what is nearly a name of ours.
                SettingNames.like(name).ifPresent(like -> doubt(name, ENVIRONMENT));
            }
        });
    }

    private void file(Path folder) {
        var named = values.get("ENV_FILE");
        var file = named != null ? Path.of(named) : folder.resolve(FILE);
        if (named != null || Files.exists(file)) {
            take(EnvFile.read(file), named != null ? file.toString() : FILE);
        }
    }

    private void vault() {
        var path = values.get("VAULT_PATH");
        if (path == null) {
            return;
        }
        var address = needed("VAULT_ADDRESS");
        if (!isAddress(address) || !path.matches("[\\w./-]+/data/[\\w./-]+")) {
            throw new StartRefused(
                    "Settings that cannot be used: "
                            + (isAddress(address)
                                    ? "VAULT_PATH (such as secret/data/employee-health)."
                                    : "VAULT_ADDRESS (https)."));
        }
        take(
                VaultSettings.read(
                        URI.create(address),
                        Path.of(needed("VAULT_TOKEN_FILE")),
                        path,
                        authorities()),
                VAULT);
    }

    /** By a host name that DNS allows: Java takes vault_1 for none. */
    private static boolean isAddress(String text) {
        try {
            var address = new URI(text);
            return text.matches(Stores.HTTPS)
                    && address.getHost() != null
                    && address.getPort() <= 65_535;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** For all that speaks TLS in this process, of which this is the first. */
    private @Nullable KeyStore authorities() {
        var file = values.get("TRUST_CA_FILE");
        if (file == null) {
            return null;
        }
        TrustedAuthorities.add(Path.of(file));
        try {
            return TrustedAuthorities.with(Path.of(file));
        } catch (IOException | GeneralSecurityException e) {
            throw new StartRefused("TRUST_CA_FILE cannot be used: " + e.getMessage());
        }
    }

    private String needed(String name) {
        var value = values.get(name);
        if (value == null) {
            throw new StartRefused("Missing settings: " + name + ".");
        }
        return value;
    }

    private void take(Map<String, String> more, String origin) {
        for (var name : new TreeSet<>(more.keySet())) {
            var value = more.getOrDefault(name, "");
            refuseRemoved(name);
            var pointsHere =
                    name.equals("ENV_FILE")
                            || name.matches("VAULT_.*|TRUST_CA_FILE") && origin.equals(VAULT);
            if (pointsHere) {
                doubts.add(name + " (" + origin + ") is not read from there and is ignored.");
            } else if (!SettingNames.isKnown(name)) {
                doubt(name, origin);
            } else if (!value.isBlank() && !values.containsKey(name)) {
                values.put(name, value);
                origins.put(name, origin);
            }
        }
    }

    private static void refuseRemoved(String name) {
        SettingNames.whyRefused(name)
                .ifPresent(why -> {
                    throw new StartRefused(why);
                });
    }

    private void doubt(String name, String origin) {
        doubts.add(
                "%s (%s) is not a setting%s"
                        .formatted(
                                name.replaceAll("\\W", "?"),
                                origin,
                                SettingNames.like(name)
                                        .map(like -> ": did you mean " + like + "?")
                                        .orElse(" and is ignored.")));
    }
}
