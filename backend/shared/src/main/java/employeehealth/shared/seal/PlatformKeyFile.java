package employeehealth.shared.seal;

import employeehealth.shared.settings.PlatformSettings;
import java.util.function.Supplier;

/** A key of the platform itself that is neither a person's nor derived from the one secret. */
public final class PlatformKeyFile {

    private PlatformKeyFile() {}

    /** From the key folder; made there in demo mode, or when keys are made on request. */
    public static byte[] readOrMake(
            PlatformSettings settings, String name, Supplier<byte[]> fresh) {
        return KeyFile.in(settings, name).readOrMake(fresh);
    }
}
