package employeehealth.shared.audit;

import employeehealth.shared.database.Ids;
import employeehealth.shared.database.ServiceDatabase;
import employeehealth.shared.seal.PlatformSecrets;
import employeehealth.shared.web.Trace;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes the audit record of a change into the very transaction of the change: both are there, or
 * neither is. Called outside a transaction it fails, and so does the request.
 */
@Component
public final class Audit {

    private final PlatformSecrets secrets;
    private final Clock clock;

    Audit(PlatformSecrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    public void record(ServiceDatabase database, AuditRecord record) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "an audit record belongs into the transaction of its change");
        }
        var id = Ids.next();
        var content = record.content();
        database.sql(
                        """
                        insert into platform.audit_log
                               (id, at, company_id, actor, person, action, entity, entity_id,
                                purpose, outcome, fingerprint, trace_id)
                        values (:id, :at, :company, :actor, :person, :action, :entity, :entityId,
                                :purpose, :outcome, :fingerprint, :trace)
                        """)
                .param("id", id)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param(
                        "company",
                        record.company() == null ? null : record.company().value(),
                        java.sql.Types.OTHER)
                .param(
                        "actor",
                        record.actor() == null ? null : record.actor().value(),
                        java.sql.Types.OTHER)
                .param(
                        "person",
                        record.person() == null ? null : record.person().value(),
                        java.sql.Types.OTHER)
                .param("action", record.action())
                .param("entity", record.entity())
                .param("entityId", record.entityId())
                .param("purpose", record.purpose())
                .param("outcome", record.outcome().name().toLowerCase(Locale.ROOT))
                .param(
                        "fingerprint",
                        content == null ? null : fingerprint(id.toString(), content),
                        java.sql.Types.BINARY)
                .param("trace", Trace.current())
                .update();
    }

    /** Keyed and bound to its record: nobody can guess the data from it, nor compare two people. */
    private byte[] fingerprint(String id, byte[] content) {
        return secrets.mac("audit", id + "|" + HexFormat.of().formatHex(content));
    }
}
