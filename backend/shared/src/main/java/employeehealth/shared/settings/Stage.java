package employeehealth.shared.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * For whom an installation is. What belongs to one stage (data, keys, database) is refused by
 * another: the first to use it leaves its name there.
 */
public enum Stage {
    DEV,
    STAGING,
    PROD;

    private static final String MARK = "environment";

    /** As the setting {@code ENVIRONMENT} names it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Refuses a folder that another stage has marked. */
    public void refuseForeign(Path folder) {
        var mark = folder.resolve(MARK);
        if (!Files.exists(mark)) {
            return;
        }
        try {
            var theirs = Files.readString(mark).strip();
            if (!theirs.equals(code())) {
                throw foreign("The folder " + folder, theirs);
            }
        } catch (IOException e) {
            throw new StartRefused("The file " + mark + " cannot be read.");
        }
    }

    /** Marks a folder that exists and has no mark yet. */
    public void mark(Path folder) {
        var mark = folder.resolve(MARK);
        if (!Files.isDirectory(folder) || Files.exists(mark) || !Files.isWritable(folder)) {
            return;
        }
        try {
            Files.writeString(mark, code() + "\n");
        } catch (IOException e) {
            throw new StartRefused("The file " + mark + " cannot be written.");
        }
    }

    /** What belongs to another stage is not touched. */
    public StartRefused foreign(String what, String theirs) {
        return new StartRefused(
                what
                        + " belongs to the environment "
                        + theirs
                        + ", and this one is "
                        + code()
                        + " (ENVIRONMENT).");
    }
}
