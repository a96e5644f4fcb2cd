package employeehealth.shared.audit.log;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/** Copies in a folder: of this machine, or of one mounted from elsewhere. */
public final class FolderWitness implements Witness {

    private final String name;
    private final Path folder;

    private FolderWitness(String name, Path folder) {
        this.name = name;
        this.folder = folder;
    }

    /** Named by its address, so that each folder is brought up to date by itself. */
    public static FolderWitness at(Path folder) {
        var path = folder.toAbsolutePath().normalize();
        return new FolderWitness("file://" + path, path); // a URI has a slash more once it exists
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void put(String file, byte[] content) throws IOException {
        var path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        var draft = path.resolveSibling("." + path.getFileName() + "." + UUID.randomUUID());
        Files.write(draft, content);
        try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public Optional<byte[]> get(String file) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(folder.resolve(file)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }
}
