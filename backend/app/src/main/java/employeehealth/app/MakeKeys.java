package employeehealth.app;

import employeehealth.shared.seal.PlatformSecrets;
import employeehealth.shared.seal.SealModule;
import employeehealth.shared.settings.PlatformSettings;
import employeehealth.shared.settings.StartRefused;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** Makes the key material of a new installation, once; what exists is kept. */
final class MakeKeys {

    private MakeKeys() {}

    static void in(Environment environment) {
        var folder = environment.get("KEYS_DIR");
        if (folder == null) {
            throw new StartRefused("Missing settings: KEYS_DIR.");
        }
        // Only demo mode makes keys by itself; here a person asked for it.
        var settings =
                new PlatformSettings(
                        true,
                        Path.of("."),
                        Path.of(folder),
                        URI.create("http://localhost"),
                        Map.of());
        PlatformSecrets.of(settings);
        SealModule.makeKeyEncryptionKey(settings);
        System.out.println(
                "The keys are in " + folder + ". Copy them somewhere safe, apart from the data.");
    }
}
