package employeehealth.shared.postgres;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why the database does not start: one sentence for the person who runs the platform. */
public sealed class PostgresStartException extends Exception permits DataFolderInUse {

    private static final String NO_SPACE = "No space left on device";
    private static final String QUOTA = "Disk quota exceeded";

    PostgresStartException(String sentence) {
        super(sentence);
    }

    PostgresStartException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    /** What went wrong with a file, as the operating system sees it. */
    static PostgresStartException of(IOException failure, Path dir) {
        String text = String.valueOf(failure.getMessage());
        if (text.contains(NO_SPACE) || text.contains(QUOTA)) {
            return new PostgresStartException(fullDisk(dir), failure);
        }
        if (failure instanceof FileAlreadyExistsException
                || failure instanceof NotDirectoryException
                || text.contains("Not a directory")) {
            return new PostgresStartException(
                    "The data folder "
                            + dir
                            + " cannot be used, because a file stands where a folder should be.",
                    failure);
        }
        if (failure instanceof AccessDeniedException
                || failure instanceof FileSystemException && text.contains("Read-only")) {
            return new PostgresStartException(unwritable(dir), failure);
        }
        return new PostgresStartException(
                "The data folder " + dir + " cannot be used: " + text + ".", failure);
    }

    /** What went wrong inside PostgreSQL, read from the last words it left. */
    static PostgresStartException of(List<String> words, Path dir) {
        String text = String.join("\n", words);
        if (text.contains(NO_SPACE) || text.contains(QUOTA)) {
            return new PostgresStartException(fullDisk(dir));
        }
        if (text.contains("Permission denied") || text.contains("Read-only file system")) {
            return new PostgresStartException(unwritable(dir));
        }
        String reason =
                words.stream()
                        .filter(line -> line.matches(".*(FATAL|PANIC|error|not found).*"))
                        .reduce((first, last) -> last)
                        .or(() -> words.stream().reduce((first, last) -> last))
                        .orElse("it said nothing")
                        .replaceFirst("^.*?(FATAL|PANIC): +", "");
        return new PostgresStartException(
                "The database in " + dir + " does not start: " + reason + ".");
    }

    private static String fullDisk(Path dir) {
        return "No space is left on the disk that holds the data folder " + dir + ".";
    }

    private static String unwritable(Path dir) {
        return "The data folder " + dir + " cannot be written by this user.";
    }
}
