package employeehealth.shared.blobs;

import employeehealth.shared.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder. A blob appears in it whole or not at all, and survives a power cut. */
final class FileBlobs implements Blobs {

    private static final Logger log = LoggerFactory.getLogger(FileBlobs.class);

    private final Path folder;

    FileBlobs(Path folder) {
        this.folder = folder;
    }

    @Override
    public void put(String name, byte[] content) {
        arrive(name, draft -> Files.write(draft, content));
    }

    @Override
    public void put(String name, Path content) {
        arrive(name, draft -> Files.copy(content, draft, StandardCopyOption.REPLACE_EXISTING));
    }

    private interface Filling {
        Object fill(Path draft) throws IOException;
    }

    private void arrive(String name, Filling filling) {
        var path = path(name);
        var parent = Objects.requireNonNull(path.getParent());
        var draft = parent.resolve("." + path.getFileName() + "." + UUID.randomUUID());
        try {
            makeFolder(parent);
            try {
                Files.createFile(
                        draft,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
                filling.fill(draft);
                force(draft, StandardOpenOption.WRITE);
                Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
            force(parent, StandardOpenOption.READ);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    @Override
    public Optional<InputStream> get(String name) {
        try {
            return Optional.of(Files.newInputStream(path(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    @Override
    public void delete(String name) {
        var path = path(name);
        try {
            if (Files.deleteIfExists(path)) {
                force(Objects.requireNonNull(path.getParent()), StandardOpenOption.READ);
            }
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    private Path path(String name) {
        return folder.resolve(Blobs.checked(name));
    }

    private static void makeFolder(Path wanted) throws IOException {
        if (Files.isDirectory(wanted)) {
            return;
        }
        var above = wanted.toAbsolutePath().getParent();
        if (above != null) {
            makeFolder(above);
        }
        Files.createDirectories(
                wanted,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        if (above != null) {
            force(above, StandardOpenOption.READ);
        }
    }

    private static void force(Path path, StandardOpenOption way) throws IOException {
        try (var channel = FileChannel.open(path, way)) {
            channel.force(true);
        }
    }

    private static Problem unavailable(IOException e) {
        log.warn("the blob folder cannot be used: {}", e.getClass().getSimpleName());
        return Problem.unavailable();
    }
}
