package employeehealth.triage.protocol;

import employeehealth.shared.blobs.Blobs;
import employeehealth.shared.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A blob store that can be taken away, and that counts what it is given. */
final class MemoryBlobs implements Blobs {

    final Map<String, byte[]> kept = new ConcurrentHashMap<>();
    boolean down;
    int puts;

    @Override
    public void put(String name, byte[] content) {
        required();
        puts++;
        kept.put(Blobs.checked(name), content.clone());
    }

    @Override
    public void put(String name, Path content) {
        try {
            put(name, Files.readAllBytes(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<InputStream> get(String name) {
        required();
        return Optional.ofNullable(kept.get(Blobs.checked(name))).map(ByteArrayInputStream::new);
    }

    @Override
    public void delete(String name) {
        required();
        kept.remove(name);
    }

    private void required() {
        if (down) {
            throw Problem.unavailable();
        }
    }
}
