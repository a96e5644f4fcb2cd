package employeehealth.shared.audit;

import employeehealth.shared.seal.PlatformSecrets;
import java.security.MessageDigest;

/** Tells a record that the platform wrote from one that somebody put into the table. */
public final class RecordMac {

    private final PlatformSecrets secrets;

    public RecordMac(PlatformSecrets secrets) {
        this.secrets = secrets;
    }

    /** Whether the platform itself wrote this record, and nobody changed it since. */
    public boolean wrote(AuditEntry entry) {
        return entry.mac() != null && MessageDigest.isEqual(entry.mac(), of(entry));
    }

    byte[] of(AuditEntry entry) {
        return secrets.mac("audit-record", entry.signed());
    }
}
