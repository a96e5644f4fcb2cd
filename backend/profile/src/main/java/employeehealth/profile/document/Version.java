package employeehealth.profile.document;

import employeehealth.contracts.care.HealthData;
import employeehealth.shared.blobs.ContentType;
import employeehealth.shared.blobs.Document;
import java.time.Instant;
import java.util.UUID;

/**
 * One content of a document.
 *
 * @param id of the blob
 * @param number counted from 1
 */
@HealthData
record Version(
        UUID id,
        UUID document,
        int number,
        ContentType type,
        long size,
        String fileName,
        byte[] sha256,
        Instant at) {

    Document blob() {
        return new Document(id, type, size, sha256);
    }

    @Override
    public String toString() {
        return "Version[" + id + "]";
    }
}
