package employeehealth.shared.flags;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * The closed list of what can be switched. An entry goes when its switching is over. What an
 * emergency, the rules of triage, the audit or access rest on is never one ({@code FlagsTest} of
 * the application names who may ask).
 */
public enum Flag {
    /** The tile of a person's latest symptom checks on the home page. */
    HOME_CHECKS("home-checks", true);

    private static final String WORDS = "flags.flags";

    private final String key;
    private final boolean safe;

    Flag(String key, boolean safe) {
        this.key = key;
        this.safe = safe;
    }

    /** Its name in files and at providers. */
    public String key() {
        return key;
    }

    /** Whether it is on when nobody says anything that can be understood. */
    public boolean safeDefault() {
        return safe;
    }

    /** What it switches, in the reader's language. */
    public String meaning(Locale locale) {
        return ResourceBundle.getBundle(
                        WORDS,
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(key);
    }

    static Optional<Flag> ofKey(String key) {
        return Arrays.stream(values()).filter(flag -> flag.key.equals(key)).findFirst();
    }
}
