package employeehealth.auth.passkey;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.UUID;

/**
 * What a passkey is called whose owner gave it no name: where it is kept, if its model is widely
 * known, else what kind of thing it is, in the owner's language.
 */
final class PasskeyNames {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** AAGUIDs as their makers publish them. A model is no secret, and proves nothing here. */
    private static final Map<UUID, String> KNOWN =
            Map.ofEntries(
                    known("fbfc3007-154e-4ecc-8c0b-6e020557d7bd", "Apple Passwords"),
                    known("ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4", "Google Password Manager"),
                    known("adce0002-35bc-c60a-648b-0b25f1f05503", "Chrome"),
                    known("08987058-cadc-4b81-b6e1-30de50dcbe96", "Windows Hello"),
                    known("9ddd1817-af5a-4672-a2b9-3e3dd95000a9", "Windows Hello"),
                    known("6028b017-b1d4-4c02-b4b3-afcdafc96bb2", "Windows Hello"),
                    known("bada5566-a7aa-401f-bd96-45619a55120d", "1Password"),
                    known("d548826e-79b4-db40-a3d8-11116f7e8349", "Bitwarden"),
                    known("531126d6-e717-415c-9320-3d9aa6981239", "Dashlane"),
                    known("53414d53-554e-4700-0000-000000000000", "Samsung Pass"));

    private PasskeyNames() {}

    private static Map.Entry<UUID, String> known(String model, String name) {
        return Map.entry(UUID.fromString(model), name);
    }

    /**
     * @param taken names of the owner's other passkeys: two can be told apart
     */
    static String of(Credential credential, String language, Collection<String> taken) {
        var known = KNOWN.get(credential.model());
        var name = known != null ? known : words(language).getString(kind(credential));
        var free = name;
        for (var n = 2; taken.contains(free); n++) {
            free = name + " " + n;
        }
        return free;
    }

    private static String kind(Credential credential) {
        if (credential.backupEligible()) {
            return "synced";
        }
        if (credential.transports().contains("internal")) {
            return "device";
        }
        return credential.transports().contains("hybrid") ? "phone" : "key";
    }

    private static ResourceBundle words(String language) {
        return ResourceBundle.getBundle("passkeys.names", Locale.of(language), NO_FALLBACK);
    }
}
