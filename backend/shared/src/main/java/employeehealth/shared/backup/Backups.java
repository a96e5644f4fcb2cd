package employeehealth.shared.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The whole copies of the database in their folder, oldest first. */
final class Backups {

    private final Path folder;
    private final CopyKey key;

    Backups(Path folder, CopyKey key) {
        this.folder = folder;
        this.key = key;
    }

    List<Manifest> all() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var folders = Files.list(folder)) {
            return folders.filter(Manifest::isIn)
                    .filter(path -> !path.toString().endsWith(WholeFile.UNFINISHED))
                    .sorted()
                    .map(path -> Manifest.read(path, key))
                    .toList();
        }
    }

    /** The newest that was finished by then. */
    Optional<Manifest> before(@Nullable Instant moment) throws IOException {
        return all().stream()
                .filter(backup -> moment == null || !backup.ended().isAfter(moment))
                .reduce((older, newer) -> newer);
    }

    Path folder(Manifest backup) {
        return folder.resolve(backup.id());
    }
}
