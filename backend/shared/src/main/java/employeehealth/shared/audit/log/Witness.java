package employeehealth.shared.audit.log;

import java.io.IOException;
import java.util.Optional;

/**
 * A place outside the database that keeps copies of what was signed, so that no owner of the
 * database can take back what was once there. Names are like paths; content never changes, but for
 * the one name that points to the newest checkpoint.
 */
public interface Witness {

    /** What it is called in {@code platform.audit_witnesses}. */
    String name();

    void put(String name, byte[] content) throws IOException;

    Optional<byte[]> get(String name) throws IOException;
}
