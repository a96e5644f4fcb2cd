package employeehealth.shared.audit.verify;

import employeehealth.shared.audit.log.FolderWitness;
import employeehealth.shared.audit.log.Merkle;
import employeehealth.shared.audit.log.Tiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A witness's folder: its checkpoints, and the hashes of the leaves. */
final class WitnessedHashes {

    private final Path folder;
    private final FolderWitness witness;

    WitnessedHashes(Path folder) {
        this.folder = folder;
        this.witness = FolderWitness.at(folder);
    }

    List<String> checkpoints() throws IOException {
        var notes = new ArrayList<String>();
        var all = folder.resolve("checkpoint");
        if (Files.isDirectory(all)) {
            try (var files = Files.list(all)) {
                for (var file :
                        files.filter(f -> !f.getFileName().toString().startsWith("."))
                                .sorted()
                                .toList()) {
                    notes.add(Files.readString(file, StandardCharsets.UTF_8));
                }
            }
        }
        return notes;
    }

    /** The hashes of the leaves from one number to before another, if all of them are there. */
    Optional<List<byte[]>> hashes(long from, long to) throws IOException {
        var hashes = new ArrayList<byte[]>();
        byte[] tile = null;
        for (var number = from; number < to; number++) {
            var within = (int) (number % Tiles.WIDTH);
            if (tile == null || within == 0) {
                tile = tile(number / Tiles.WIDTH, to);
                if (tile == null) {
                    return Optional.empty();
                }
            }
            var start = within * Merkle.HASH_BYTES;
            if (tile.length < start + Merkle.HASH_BYTES) {
                return Optional.empty();
            }
            hashes.add(Arrays.copyOfRange(tile, start, start + Merkle.HASH_BYTES));
        }
        return Optional.of(hashes);
    }

    /** As it was when the log had that size: a tile that was full later may tell another story. */
    private byte @Nullable [] tile(long tile, long size) throws IOException {
        var width = (int) Math.min(Tiles.WIDTH, size - tile * Tiles.WIDTH);
        return witness.get(Tiles.name(tile, width)).orElse(null);
    }
}
