package employeehealth.shared.seal;

import employeehealth.shared.settings.PlatformSettings;
import employeehealth.shared.settings.StartRefused;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * What an operator does with the keys, from the command line, beside the running platform. Each can
 * be broken off and given again.
 */
public final class KeyCommands {

    private final PlatformSettings settings;
    private final KeySettings keys;
    private final PrintStream out;

    public KeyCommands(PlatformSettings settings, KeySettings keys, PrintStream out) {
        this.settings = settings;
        this.keys = keys;
        this.out = out;
    }

    /** The key material of a new installation; what exists is kept. */
    public void make() {
        PlatformSecrets.of(settings);
        SealModule.chosen(settings, keys).makeIfMissing();
        out.println(
                "The keys are in "
                        + settings.keys()
                        + ". Copy them somewhere safe, apart from the data.");
    }

    /** A new version of the key that wraps, and everybody's key wrapped by it. */
    public void rotate() {
        var rotation = rotation();
        rotation.begin();
        var end =
                rotation.goOn(so -> out.println(so.done() + " of " + so.all() + " keys are done"));
        out.println(
                end.complete()
                        ? "All keys are wrapped by the new version. Give up the old ones with"
                                + " --retire-keys."
                        : "Keys were made meanwhile: give the command again.");
    }

    /** The versions before are gone, and with them whatever is left of keys wrapped by them. */
    public void retire() {
        if (!rotation().retire()) {
            throw new StartRefused(
                    "An old version still wraps somebody's key: finish --rotate-keys first.");
        }
        out.println("Only the current version is left. Older copies of the key store do not open.");
    }

    private KeyRotation rotation() {
        var wrapping = SealModule.chosen(settings, keys);
        return new KeyRotation(new PersonKeys(settings.keys(), wrapping, KeyLedger.NONE), wrapping);
    }

    /** A copy of the key store; copies older than seven days go. */
    public void copy() {
        out.println("The key store is copied to " + copies().make(Instant.now()) + ".");
    }

    /** Fills in what the key store has lost, from a copy. */
    public void restore(Path copy) {
        if (!Files.isDirectory(copy)) {
            throw new StartRefused("There is no copy of the key store at " + copy + ".");
        }
        copies().restore(copy);
        out.println("The key store is complete again. Whoever was erased stays erased.");
    }

    private KeyCopies copies() {
        if (keys.copiesDir() == null) {
            throw new StartRefused("Missing settings: KEYS_COPIES_DIR.");
        }
        return new KeyCopies(settings.keys(), keys.copiesDir());
    }
}
