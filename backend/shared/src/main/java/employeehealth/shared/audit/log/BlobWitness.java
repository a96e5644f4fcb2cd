package employeehealth.shared.audit.log;

import employeehealth.shared.blobs.Blobs;
import employeehealth.shared.problem.Problem;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Copies in the blob store, below {@code audit-log/} and the hash of the key that signs: two logs
 * that share a bucket do not take each other's names.
 */
final class BlobWitness implements Witness {

    private final Blobs blobs;
    private final String prefix;

    BlobWitness(Blobs blobs, VerifierKey log) {
        this.blobs = blobs;
        this.prefix = "audit-log/" + HexFormat.of().formatHex(log.hash()) + "/";
    }

    @Override
    public String name() {
        return "blobs:" + prefix;
    }

    @Override
    public void put(String name, byte[] content) throws IOException {
        try {
            blobs.put(prefix + name, content);
        } catch (Problem unavailable) {
            throw new IOException("the blob store cannot be used", unavailable);
        }
    }

    @Override
    public Optional<byte[]> get(String name) throws IOException {
        try {
            var kept = blobs.get(prefix + name);
            if (kept.isEmpty()) {
                return Optional.empty();
            }
            try (var content = kept.get()) {
                return Optional.of(content.readAllBytes());
            }
        } catch (Problem unavailable) {
            throw new IOException("the blob store cannot be used", unavailable);
        }
    }
}
