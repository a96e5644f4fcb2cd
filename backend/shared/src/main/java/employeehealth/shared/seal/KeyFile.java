package employeehealth.shared.seal;

import employeehealth.shared.settings.PlatformSettings;
import employeehealth.shared.settings.StartRefused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * One file of key material. It appears whole or not at all, survives a power cut once written, and
 * of several processes that make it at once, one wins and all read the same.
 */
final class KeyFile {

    private final Path folder;
    private final Path path;
    private final boolean mayMake;

    private KeyFile(Path folder, String name, boolean mayMake) {
        this.folder = folder;
        this.path = folder.resolve(name);
        this.mayMake = mayMake;
    }

    /** A key of the platform itself: made by itself in demo mode only. */
    static KeyFile in(PlatformSettings settings, String name) {
        return new KeyFile(settings.keys(), name, settings.demo());
    }

    /** A key that the running platform makes, such as a person's. */
    static KeyFile at(Path folder, String name) {
        return new KeyFile(folder, name, true);
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
            return read().orElseThrow(() ->
                    new StartRefused("The key file " + path + " was removed while it was made."));
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

    /** Whoever reads meanwhile reads the old content or the new. */
    void replace(byte[] content) {
        try {
            Files.move(draft(content), path, StandardCopyOption.ATOMIC_MOVE);
            keep(folder);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /**
     * Overwritten, then removed. What a disk keeps of it all the same is wrapped, and ends with the
     * version that wrapped it.
     */
    void shred() {
        try {
            removeDrafts();
            if (!Files.exists(path)) {
                return;
            }
            // Out of the way first: whoever reads meanwhile finds the key, or none.
            var aside = draftName();
            Files.move(path, aside, StandardCopyOption.ATOMIC_MOVE);
            try (var channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.allocate((int) channel.size()));
                channel.force(true);
            }
            Files.deleteIfExists(aside);
            keep(folder);
        } catch (NoSuchFileException byAnother) {
            // Somebody else was at it too.
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** What a process left that was killed while it wrote. */
    private void removeDrafts() throws IOException {
        if (Files.isDirectory(folder)) {
            try (var drafts = Files.newDirectoryStream(folder, "." + path.getFileName() + ".*")) {
                for (var draft : drafts) {
                    Files.deleteIfExists(draft);
                }
            }
        }
    }

    private void make(byte[] content) {
        try {
            var draft = draft(content);
            try {
                Files.createLink(path, draft);
            } catch (FileAlreadyExistsException anotherProcessWasFirst) {
                keep(folder); // before that process may have: we are about to rely on it
                return;
            } finally {
                Files.deleteIfExists(draft);
            }
            keep(folder);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private Path draft(byte[] content) throws IOException {
        makeFolder(folder);
        var draft = draftName();
        Files.createFile(
                draft,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(draft, content);
        try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        return draft;
    }

    private Path draftName() {
        return path.resolveSibling("." + path.getFileName() + "." + UUID.randomUUID());
    }

    private StartRefused unwritable(IOException e) {
        return new StartRefused(
                "The key folder "
                        + folder
                        + " cannot be written: "
                        + e.getClass().getSimpleName()
                        + ".");
    }

    static void makeFolder(Path folder) throws IOException {
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
    static void keep(Path folder) throws IOException {
        try (var entries = FileChannel.open(folder, StandardOpenOption.READ)) {
            entries.force(true);
        }
    }
}
