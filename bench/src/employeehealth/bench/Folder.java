package employeehealth.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A throw-away folder, gone when this ends, also by Ctrl-C. */
record Folder(Path path) implements AutoCloseable {

    Folder() throws IOException {
        this(Files.createTempDirectory("employee-health-bench-"));
    }

    @Override
    public void close() throws IOException {
        try (var everything = Files.walk(path)) {
            for (var file : everything.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
