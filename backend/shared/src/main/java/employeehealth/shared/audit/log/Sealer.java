package employeehealth.shared.audit.log;

import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditEntry;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.database.PlatformDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends committed audit records to the signed tree. The order is that of the writing transactions
 * (their number, then the record's id), and only records of transactions older than every running
 * one are taken: what commits late still finds its place, and nothing is passed over.
 */
final class Sealer {

    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);

    /** Any constant of ours: one process at a time seals. */
    private static final long LOCK = 0x617564697473656cL;

    private static final UUID NONE = new UUID(0, 0);

    private final PlatformDatabase database;
    private final AuditTree tree;
    private final SigningKey key;
    private final Audit audit;
    private final List<Witness> near;
    private final Clock clock;
    private final int batch;
    private final Set<String> agreeing = ConcurrentHashMap.newKeySet();
    private long seen;
    private volatile @Nullable String refusal;
    private volatile @Nullable String contradicted;

    /**
     * @param near witnesses that answer at once: nothing is signed before they agree
     */
    Sealer(
            PlatformDatabase database,
            SigningKey key,
            Audit audit,
            List<Witness> near,
            Clock clock,
            int batch) {
        this.database = database;
        this.tree = new AuditTree(database);
        this.key = key;
        this.audit = audit;
        this.near = near;
        this.clock = clock;
        this.batch = batch;
    }

    /** Why nothing is sealed, if so: the tree in the database is not the one that was signed. */
    Optional<String> refusal() {
        return Optional.ofNullable(contradicted != null ? contradicted : refusal);
    }

    /**
     * Whether a witness holds nothing that is not in our log; it is asked until it has agreed once.
     * If it does not, nothing more is signed, and it must not be told anything: its copies are the
     * evidence.
     */
    boolean agrees(Witness witness) throws IOException {
        if (agreeing.contains(witness.name())) {
            return true;
        }
        var newest = newest(witness);
        var why = newest.flatMap(signed -> database.read(() -> contradiction(signed)));
        if (why.isPresent()) {
            contradicted = refuse(why.get());
            return false;
        }
        agreeing.add(witness.name());
        return true;
    }

    private Optional<String> contradiction(Checkpoint signed) {
        if (tree.head().map(AuditTree.Head::size).orElse(0L) < signed.size()) {
            return Optional.of("the log in the database is shorter than what was signed before");
        }
        return MessageDigest.isEqual(signed.root(), Merkle.root(signed.size(), tree.nodes()))
                ? Optional.empty()
                : Optional.of("the log in the database has another history than what was signed");
    }

    /** Seals what there is, in batches, unless another process is at it. */
    void sealAll() throws IOException {
        while (seal() == batch) {
            // There is more.
        }
    }

    /** One batch; how many records were in it. */
    int seal() throws IOException {
        for (var witness : near) {
            if (!agrees(witness)) {
                return 0;
            }
        }
        return contradicted == null ? database.write(() -> mine() ? append() : 0) : 0;
    }

    private boolean mine() {
        return database.sql("select pg_try_advisory_xact_lock(?)")
                .param(LOCK)
                .query(Boolean.class)
                .single();
    }

    private int append() {
        var head = tree.head();
        var frontier = Frontier.of(head.map(AuditTree.Head::size).orElse(0L), tree.nodes());
        if (!isOurs(head, frontier)) {
            return 0;
        }
        var records = unsealed(head);
        if (records.isEmpty()) {
            seen = Math.max(seen, frontier.size());
            return 0;
        }
        var growth = new AuditTree.Growth();
        for (var record : records) {
            if (!audit.wrote(record.entry)) {
                report(record.entry);
            }
            growth.record(record.entry.id());
            frontier.append(
                    Merkle.leaf(record.entry.leaf().getBytes(StandardCharsets.US_ASCII)), growth);
        }
        tree.add(growth);
        var last = records.getLast();
        tree.add(
                new AuditTree.Head(
                        frontier.size(),
                        clock.instant(),
                        key.sign(frontier.size(), frontier.root()),
                        last.txid,
                        last.entry.id()));
        seen = frontier.size();
        return records.size();
    }

    /**
     * Whether the tree is the one that this key signed last. If it is not, someone rewrote it or
     * brought back an older one, and signing on would cover that up.
     */
    private boolean isOurs(Optional<AuditTree.Head> head, Frontier frontier) {
        var signed = head.flatMap(h -> key.verifier().verify(h.note()));
        if (head.isPresent()
                && !signed.map(c -> MessageDigest.isEqual(c.root(), frontier.root()))
                        .orElse(false)) {
            refusal = refuse("the tree in the database is not the one that was signed");
        } else if (frontier.size() < seen) {
            refusal = refuse("the log in the database is shorter than what was signed before");
        } else {
            refusal = null;
        }
        return refusal == null;
    }

    private String refuse(String why) {
        if (!refusal().equals(Optional.of(why))) {
            LOG.error("The audit log is not sealed any more: {}. See the runbook.", why);
        }
        return why;
    }

    /** A record that did not come from the platform is sealed like any other, and told. */
    private void report(AuditEntry entry) {
        LOG.error("audit record {} was not written by the platform", entry.id());
        audit.record(
                database,
                new AuditRecord(
                        null,
                        null,
                        null,
                        "platform.audit.foreign-record",
                        "platform.audit_log",
                        entry.id().toString(),
                        "sealing",
                        AuditRecord.Outcome.REFUSED,
                        null));
    }

    private record Unsealed(String txid, AuditEntry entry) {

        static Unsealed read(ResultSet row, int n) throws SQLException {
            return new Unsealed(row.getString("txid"), AuditEntry.read(row));
        }
    }

    private List<Unsealed> unsealed(Optional<AuditTree.Head> head) {
        // After a move to another database server its transaction numbers may begin anew.
        var moved =
                database.sql("select ?::text::xid8 >= pg_snapshot_xmax(pg_current_snapshot())")
                        .param(head.map(AuditTree.Head::lastTxid).orElse("0"))
                        .query(Boolean.class)
                        .single();
        var after = moved ? Optional.<AuditTree.Head>empty() : head;
        return database.sql(
                        "select "
                                + AuditEntry.COLUMNS
                                + """
                                 , a.txid::text as txid
                                  from platform.audit_log a
                                 where a.txid < pg_snapshot_xmin(pg_current_snapshot())
                                   and (a.txid, a.id) > (?::text::xid8, ?)
                                   and not exists (
                                       select from platform.audit_leaves l where l.record = a.id)
                                 order by a.txid, a.id
                                 limit ?
                                """)
                .param(after.map(AuditTree.Head::lastTxid).orElse("0"))
                .param(after.map(AuditTree.Head::lastRecord).orElse(NONE))
                .param(batch)
                .query(Unsealed::read)
                .list();
    }

    private Optional<Checkpoint> newest(Witness witness) throws IOException {
        var note = witness.get(Witnesses.NEWEST);
        if (note.isEmpty()) {
            return Optional.empty();
        }
        var signed = key.verifier().verify(new String(note.get(), StandardCharsets.UTF_8));
        if (signed.isEmpty()) {
            LOG.error("the newest checkpoint at {} is not signed by us", witness.name());
        }
        return signed;
    }
}
