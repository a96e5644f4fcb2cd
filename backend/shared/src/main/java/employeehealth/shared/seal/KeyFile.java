package employeehealth.shared.seal;

import employeehealth.shared.settings.PlatformSettings;
import employeehealth.shared.settings.StartRefused;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * One file of key material. It appears whole or not at all, survives a power cut once written, and
 * of several processes that make it at once, one wins and all read the same.
 */
final class KeyFile {

    private final Path path;
    private final boolean mayMake;

    private KeyFile(Path path, boolean mayMake) {
        this.path = path;
        this.mayMake = mayMake;
    }

    /** A key of the platform itself: made by itself in demo mode only. */
    static KeyFile in(PlatformSettings settings, String name) {
        return new KeyFile(settings.keys().resolve(name), settings.demo());
    }

    /** A key that the running platform makes, such as a person's. */
    static KeyFile at(Path path) {
        return new KeyFile(path, true);
    }

    byte[] readOrMake(Supplier<byte[]> fresh) {
        return read().orElseGet(() -> {
            if (!mayMake) {
                throw new StartRefused(
                        "The key file "
                                + path
                                + " is missing. Make the keys once with --make-keys,"
                                + " and set KEYS_DIR to their folder.");
            }
            make(fresh.get());
            return read().orElseThrow();
        });
    }

    Optional<byte[]> read() {
        try {
            return Optional.of(Files.readAllBytes(path));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StartRefused("The key file " + path + " cannot be read.");
        }
    }

    private void make(byte[] content) {
        var folder = Objects.requireNonNull(path.getParent());
        try {
            makeFolder(folder);
            var draft = path.resolveSibling("." + path.getFileName() + "." + UUID.randomUUID());
            Files.createFile(
                    draft,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.write(draft, content);
            try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            try {
                Files.createLink(path, draft);
            } catch (FileAlreadyExistsException anotherProcessWasFirst) {
                keep(folder); // before that process may have: we are about to rely on it
                return;
            } finally {
                Files.delete(draft);
            }
            keep(folder);
        } catch (IOException e) {
            throw new StartRefused(
                    "The key folder "
                            + folder
                            + " cannot be written: "
                            + e.getClass().getSimpleName()
                            + ".");
        }
    }

    private static void makeFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        var above = folder.toAbsolutePath().getParent();
        if (above != null) {
            makeFolder(above);
        }
        Files.createDirectories(
                folder,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        if (above != null) {
            keep(above);
        }
    }

    /** A new entry survives a power cut only once its folder is written, too. */
    private static void keep(Path folder) throws IOException {
        try (var entries = FileChannel.open(folder, StandardOpenOption.READ)) {
            entries.force(true);
        }
    }
}
