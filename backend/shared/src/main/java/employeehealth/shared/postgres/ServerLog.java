package employeehealth.shared.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What the server says: its last words are kept to explain a failed start, all of it goes to a file
 * that never grows past its limit, with one older file beside it.
 */
final class ServerLog {

    private static final long LIMIT_BYTES = 1_000_000;
    private static final int LAST_WORDS = 40;

    private final Path file;
    private final Deque<String> last = new ArrayDeque<>();

    ServerLog(Path file) {
        this.file = file;
    }

    /** Follows the stream to its end, on a thread of its own. */
    Thread follow(InputStream words) {
        return Thread.ofPlatform()
                .daemon()
                .name("postgres-log")
                .start(() -> {
                    try (var lines = new BufferedReader(new InputStreamReader(words, UTF_8))) {
                        for (String line = lines.readLine();
                                line != null;
                                line = lines.readLine()) {
                            add(line);
                        }
                    } catch (IOException closed) {
                        // The server has ended; there is nothing more to hear.
                    }
                });
    }

    synchronized List<String> lastWords() {
        return List.copyOf(last);
    }

    synchronized void forget() {
        last.clear();
    }

    private synchronized void add(String line) {
        if (last.size() == LAST_WORDS) {
            last.removeFirst();
        }
        last.add(line);
        try {
            if (Files.exists(file) && Files.size(file) + line.length() > LIMIT_BYTES) {
                Files.move(
                        file,
                        file.resolveSibling(file.getFileName() + ".1"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
            Files.writeString(
                    file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException full) {
            // A full disk must not stop the server from talking: its pipe would fill up.
        }
    }
}
