package employeehealth.shared.backup;

import employeehealth.shared.backup.WholeFile.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one copy of the database consists of. It is written last, so that a copy with a manifest is
 * whole, and sealed like its parts.
 *
 * @param id name of its folder: when it was begun
 * @param ended from then on the log leads to any later moment
 * @param system identifier of the cluster, which its log carries too
 * @param firstSegment file of the log where recovery begins
 * @param label what PostgreSQL asks to put beside the restored files, as {@code backup_label}
 * @param blobs names of the blobs that existed
 */
record Manifest(
        int format,
        String id,
        Instant begun,
        Instant ended,
        String postgres,
        String system,
        String firstSegment,
        String lastSegment,
        String label,
        List<Part> parts,
        List<String> blobs) {

    static final int FORMAT = 1;
    static final String DATABASE = "database.zip.sealed";
    static final String LOG = "log.zip.sealed";

    private static final String FILE = "manifest.json.sealed";
    private static final JsonMapper JSON = new JsonMapper();

    void write(Path folder, CopyKey key) throws IOException {
        WholeFile.write(
                folder.resolve(FILE),
                out -> {
                    try (var sealed = key.seal(out, name(id, FILE))) {
                        sealed.write(JSON.writeValueAsBytes(this));
                    }
                });
    }

    static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve(FILE));
    }

    static Manifest read(Path folder, CopyKey key) {
        var file = folder.resolve(FILE);
        try (var in = key.open(Files.newInputStream(file), name(folder.getFileName(), FILE))) {
            var manifest = JSON.readValue(in.readAllBytes(), Manifest.class);
            if (manifest.format != FORMAT) {
                throw new BackupRefused(
                        "The backup " + folder + " was made by another version of the platform.");
            }
            return manifest;
        } catch (IOException e) {
            throw new BackupRefused(
                    "The backup " + folder + " is damaged, or was made under other keys.", e);
        }
    }

    /** What a part is bound to: it opens as this part of this copy and as nothing else. */
    static String name(Object id, String part) {
        return "backup|" + id + "|" + part;
    }

    /** Compares what lies there with what was written. */
    void check(Path folder) throws IOException {
        for (var part : parts) {
            var file = folder.resolve(part.name());
            if (!Files.isRegularFile(file)
                    || Files.size(file) != part.size()
                    || !WholeFile.sha256(file).equals(part.sha256())) {
                throw new BackupRefused("The backup " + folder + " is damaged: " + part.name());
            }
        }
    }

    long bytes() {
        return parts.stream().mapToLong(Part::size).sum();
    }
}
