package employeehealth.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The library of the repository, read once for all tests. */
final class ProtocolFiles {

    static final Path FOLDER = Path.of("../../protocols");

    private static final Library LIBRARY = Library.parse(texts());

    private ProtocolFiles() {}

    static Library library() {
        return LIBRARY;
    }

    /** Every file of the library by its name relative to the folder. */
    static Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        for (Path file : files()) {
            String name = FOLDER.relativize(file).toString().replace('\\', '/');
            try {
                texts.put(name, Files.readString(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts;
    }

    /** One file of the library. */
    static String text(String name) {
        return java.util.Objects.requireNonNull(texts().get(name), name);
    }

    private static Iterable<Path> files() {
        try (Stream<Path> found = Files.walk(FOLDER)) {
            return found.filter(path -> path.toString().endsWith(".json"))
                    .filter(path -> !path.toString().contains("schema"))
                    .filter(path -> !path.toString().contains("expected"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
