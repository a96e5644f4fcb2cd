package employeehealth.shared.audit;

import employeehealth.contracts.PersonId;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.ServiceDatabase;
import employeehealth.shared.seal.Place;
import employeehealth.shared.seal.PlatformSecrets;
import employeehealth.shared.seal.Seal;
import employeehealth.shared.web.Trace;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes audit records: that of a change in the very transaction of the change, so that both are
 * there or neither is; that of a look before what was seen is told. If it cannot, the request
 * fails.
 */
@Component
public final class Audit {

    /** Where a record keeps in clear, but sealed, who acted and whom it is about. */
    public static final Place SEALED = new Place("platform.audit_log", "sealed");

    private final PlatformSecrets secrets;
    private final RecordMac mac;
    private final Pseudonyms pseudonyms;
    private final Supplier<Seal> seal;
    private final Clock clock;
    private final Map<ServiceDatabase, AuditGroup> together = new ConcurrentHashMap<>();

    @Autowired
    Audit(PlatformSecrets secrets, Pseudonyms pseudonyms, ObjectProvider<Seal> seal, Clock clock) {
        this(secrets, pseudonyms, seal::getObject, clock);
    }

    Audit(PlatformSecrets secrets, Pseudonyms pseudonyms, Supplier<Seal> seal, Clock clock) {
        this.secrets = secrets;
        this.mac = new RecordMac(secrets);
        this.pseudonyms = pseudonyms;
        this.seal = seal;
        this.clock = clock;
    }

    /** The record of a change, in the transaction of the change. */
    public void record(ServiceDatabase database, AuditRecord record) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "an audit record belongs into the transaction of its change");
        }
        AuditTable.add(database, entry(record));
    }

    /**
     * The record of what changed nothing: a look, a refusal, a token. It is committed when this
     * returns, together with those of others that wait at the same moment; whatever was read is
     * answered after that only.
     */
    public void append(ServiceDatabase database, AuditRecord record) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "what is recorded beside a transaction would outlive it: record it within");
        }
        var company = record.company();
        if (company != null
                && !Tenant.current().map(Tenant::company).filter(company::equals).isPresent()) {
            throw new IllegalStateException("no company is named but the caller's");
        }
        together.computeIfAbsent(database, AuditGroup::new).append(entry(record));
    }

    /** Whether the platform itself wrote this record, and nobody changed it since. */
    public boolean wrote(AuditEntry entry) {
        return mac.wrote(entry);
    }

    AuditEntry entry(AuditRecord record) {
        var id = Ids.next();
        var unsigned =
                new AuditEntry(
                        id,
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        record.company() == null ? null : record.company().value(),
                        pseudonyms.ofNullable(record.actor()),
                        pseudonyms.ofNullable(record.person()),
                        record.action(),
                        record.entity(),
                        entityId(record),
                        record.purpose(),
                        record.outcome().name().toLowerCase(Locale.ROOT),
                        fingerprint(id, "before", record.before()),
                        fingerprint(id, "after", record.content()),
                        sealed(id, record),
                        Trace.current(),
                        null);
        return unsigned.with(mac.of(unsigned));
    }

    private String entityId(AuditRecord record) {
        for (var someone : new PersonId[] {record.person(), record.actor()}) {
            if (someone != null && someone.toString().equals(record.entityId())) {
                return pseudonyms.of(someone).toString();
            }
        }
        return record.entityId();
    }

    /** Keyed and bound to its record: nobody can guess the data from it, nor compare two people. */
    private byte @Nullable [] fingerprint(UUID id, String side, byte @Nullable [] content) {
        return content == null
                ? null
                : secrets.mac(
                        "audit", id + "|" + side + "|" + HexFormat.of().formatHex(sha(content)));
    }

    private byte @Nullable [] sealed(UUID id, AuditRecord record) {
        var owner = record.person() != null ? record.person() : record.actor();
        if (owner == null) {
            return null;
        }
        var clear =
                new Line()
                        .id("actor", record.actor() == null ? null : record.actor().value())
                        .id("person", record.person() == null ? null : record.person().value())
                        .text("reason", record.reason())
                        .end()
                        .getBytes(StandardCharsets.UTF_8);
        try {
            return seal.get().seal(owner, SEALED, id, clear);
        } catch (RuntimeException e) {
            if (record.reason() != null) {
                throw e;
            }
            // Their key is destroyed, or the key service is away: the pseudonyms say enough.
            return null;
        }
    }

    private static byte[] sha(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
