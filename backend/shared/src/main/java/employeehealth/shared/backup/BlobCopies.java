package employeehealth.shared.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Copies of the blobs that are kept as files. They left the platform sealed, and one never changes
 * under its name: what is there already is not copied again.
 */
final class BlobCopies {

    private final Path blobs;
    private final Path folder;

    BlobCopies(Path blobs, Path folder) {
        this.blobs = blobs;
        this.folder = folder;
    }

    /** Copies what is new; the names of all that exist. */
    List<String> copyNew() throws IOException {
        var names = names(blobs);
        for (var name : names) {
            copy(blobs.resolve(name), folder.resolve(name));
        }
        return names;
    }

    void restore() throws IOException {
        for (var name : names(folder)) {
            copy(folder.resolve(name), blobs.resolve(name));
        }
    }

    /** Removes copies that no kept backup names and that no longer exist. */
    void forgetAllBut(Collection<String> named) throws IOException {
        Set<String> kept = new HashSet<>(named);
        kept.addAll(names(blobs));
        for (var name : names(folder)) {
            if (!kept.contains(name)) {
                Files.delete(folder.resolve(name));
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.exists(to) && Files.size(to) == Files.size(from)) {
            return;
        }
        WholeFile.write(to, out -> Files.copy(from, out));
    }

    private static List<String> names(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .filter(name -> !name.endsWith(WholeFile.UNFINISHED))
                    .filter(name -> !Path.of(name).getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
