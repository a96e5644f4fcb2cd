package employeehealth.shared.blobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBlobsTest extends BlobsContract {

    @TempDir Path folder;

    @Override
    Blobs blobs() {
        return new FileBlobs(folder.resolve("blobs"));
    }

    /** Where the folder was, is something that cannot be a folder. */
    @Override
    void whileDown(Runnable work) {
        var blobs = folder.resolve("blobs");
        try {
            Files.move(blobs, folder.resolve("away"));
            Files.createFile(blobs);
            work.run();
            Files.delete(blobs);
            Files.move(folder.resolve("away"), blobs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void nobodyElseOnTheMachineReadsIt() throws IOException {
        blobs().put(name, CONTENT);
        try (var all = Files.walk(folder.resolve("blobs"))) {
            assertThat(all)
                    .hasSize(3)
                    .allSatisfy(path ->
                            assertThat(
                                            PosixFilePermissions.toString(
                                                    Files.getPosixFilePermissions(path)))
                                    .isEqualTo(
                                            Files.isDirectory(path) ? "rwx------" : "rw-------"));
        }
    }
}
