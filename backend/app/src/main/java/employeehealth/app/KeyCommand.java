package employeehealth.app;

import employeehealth.shared.audit.log.SigningKey;
import employeehealth.shared.seal.KeyCommands;
import employeehealth.shared.seal.KeySettings;
import employeehealth.shared.settings.PlatformSettings;
import employeehealth.shared.settings.StartRefused;
import employeehealth.triage.protocol.ProtocolKey;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What an operator does with the keys: the options that start no platform. */
final class KeyCommand {

    private static final String RESTORE = "--restore-keys=";

    private KeyCommand() {}

    /** Whether there was one among the options; it is done then. */
    static boolean ran(List<String> options, Environment environment) {
        for (var option : options) {
            switch (option) {
                case "--make-keys" -> {
                    var keys = in(environment, true);
                    SigningKey.of(settings(environment, true));
                    ProtocolKey.of(settings(environment, true));
                    keys.make();
                }
                case "--rotate-keys" -> in(environment, false).rotate();
                case "--retire-keys" -> in(environment, false).retire();
                case "--copy-keys" -> in(environment, false).copy();
                default -> {
                    if (!option.startsWith(RESTORE)) {
                        continue;
                    }
                    in(environment, true).restore(Path.of(option.substring(RESTORE.length())));
                }
            }
            return true;
        }
        return false;
    }

    /**
     * @param mayMake only demo mode makes keys by itself; or a person asked for it
     */
    private static KeyCommands in(Environment environment, boolean mayMake) {
        var settings = settings(environment, mayMake);
        var missing = new ArrayList<String>();
        var unusable = new ArrayList<String>();
        Stores.validate(environment, missing, unusable);
        missing.addAll(unusable);
        if (!missing.isEmpty()) {
            throw new StartRefused(
                    "Settings that are missing or cannot be used: "
                            + String.join(", ", missing)
                            + ".");
        }
        var keys =
                new Binder(new MapConfigurationPropertySource(Stores.properties(environment)))
                        .bindOrCreate("platform.keys", KeySettings.class);
        return new KeyCommands(settings, keys, System.out);
    }

    private static PlatformSettings settings(Environment environment, boolean mayMake) {
        var folder = environment.get("KEYS_DIR");
        if (folder == null) {
            throw new StartRefused("Missing settings: KEYS_DIR.");
        }
        return new PlatformSettings(
                mayMake, Path.of("."), Path.of(folder), URI.create("http://localhost"), Map.of());
    }
}
