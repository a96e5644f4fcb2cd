package employeehealth.shared.audit.verify;

import employeehealth.shared.audit.AuditEntry;
import employeehealth.shared.audit.log.VerifierKey;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What an operator or an auditor does with the log, on the command line and in tests. */
public final class AuditCommands {

    private AuditCommands() {}

    /**
     * @param witness folder with copies of checkpoints, or null
     */
    public static Verdict verify(
            Connection database,
            Predicate<AuditEntry> ours,
            VerifierKey key,
            @Nullable Path witness)
            throws Exception {
        try (var log = new DatabaseLog(database, ours)) {
            return LogVerifier.verify(log, key, witness);
        }
    }

    public static Verdict verify(Path exported, VerifierKey key, @Nullable Path witness)
            throws Exception {
        return LogVerifier.verify(new ExportedLog(exported), key, witness);
    }

    public static void export(Connection database, Path file) throws Exception {
        try (var log = new DatabaseLog(database, entry -> true)) {
            ExportedLog.write(log, file);
        }
    }
}
