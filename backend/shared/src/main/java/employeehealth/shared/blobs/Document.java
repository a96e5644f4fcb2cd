package employeehealth.shared.blobs;

import java.util.UUID;

/**
 * What the service that owns a document keeps of it.
 *
 * @param size in bytes, as it is given out: a picture may be smaller than it arrived
 * @param sha256 of the same. Whoever has a document can recognise it by this, so it is sealed like
 *     the rest of the row
 */
public record Document(UUID id, ContentType type, long size, byte[] sha256) {

    @Override
    public String toString() {
        return "Document[" + id + "]";
    }
}
