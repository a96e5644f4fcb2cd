package employeehealth.app;

import employeehealth.shared.settings.StartRefused;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A file of settings, one {@code NAME=value} a line. Only what means the same to a shell is
 * accepted: a value with blanks or special characters stands in single quotes, nothing is replaced
 * in it. What is wrong is said by its line, never by its words.
 */
final class EnvFile {

    private static final Pattern LINE =
            Pattern.compile(
                    "(?:export[ \\t]+)?([A-Za-z_][A-Za-z0-9_]*)="
                            + "(?:'([^'\\p{Cc}]*)'|\"([^\"\\\\$`\\p{Cc}]*)\""
                            + "|([^\\s\\p{Cc}'\"\\\\$`#;&|<>()~]*))"
                            + "[ \\t]*(?:(?<=[ \\t])#.*)?");

    private EnvFile() {}

    static Map<String, String> read(Path file) {
        var values = new TreeMap<String, String>();
        var number = 0;
        for (var line : text(file).split("\n", -1)) {
            number++;
            var plain = line.strip();
            if (plain.isEmpty() || plain.startsWith("#")) {
                continue;
            }
            var match = LINE.matcher(plain);
            if (!match.matches()) {
                throw refused(
                        file,
                        number,
                        "is not NAME=value, with single quotes around a value that holds blanks or"
                                + " special characters");
            }
            var quoted = match.group(2) != null ? match.group(2) : match.group(3);
            if (values.put(match.group(1), quoted != null ? quoted : match.group(4)) != null) {
                throw refused(file, number, "sets " + match.group(1) + " a second time");
            }
        }
        refuseOpen(file);
        return values;
    }

    private static String text(Path file) {
        try {
            var text = Files.readString(file);
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (MalformedInputException e) {
            throw new StartRefused("The file " + file + " is not UTF-8.");
        } catch (IOException e) {
            throw new StartRefused("The file " + file + " cannot be read.");
        }
    }

    /** As a key file, it is its owner's alone. */
    private static void refuseOpen(Path file) {
        try {
            for (var permission : Files.getPosixFilePermissions(file)) {
                if (permission.name().startsWith("GROUP_")
                        || permission.name().startsWith("OTHERS_")) {
                    throw new StartRefused(
                            "The file " + file + " is open to other people: chmod 600 it.");
                }
            }
        } catch (UnsupportedOperationException noSuchPermissionsHere) {
            // Windows: who may read it is a matter of its folder.
        } catch (IOException e) {
            throw new StartRefused("The file " + file + " cannot be read.");
        }
    }

    private static StartRefused refused(Path file, int line, String why) {
        return new StartRefused("The file " + file + ", line " + line + ", " + why + ".");
    }
}
