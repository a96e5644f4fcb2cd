package employeehealth.shared.audit.log;

import employeehealth.shared.database.ServiceDatabase;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tree as the database keeps it, within a transaction of whoever may read or add to it. */
public final class AuditTree {

    private final ServiceDatabase database;

    public AuditTree(ServiceDatabase database) {
        this.database = database;
    }

    /**
     * The newest signed state.
     *
     * @param lastTxid transaction of the last record in it
     */
    public record Head(long size, Instant at, String note, String lastTxid, UUID lastRecord) {}

    public Optional<Head> head() {
        return database.sql(
                        """
                        select size, at, note, last_txid::text, last_record
                          from platform.audit_checkpoints
                         order by size desc
                         limit 1
                        """)
                .query((row, n) ->
                        new Head(
                                row.getLong(1),
                                row.getObject(2, OffsetDateTime.class).toInstant(),
                                row.getString(3),
                                row.getString(4),
                                row.getObject(5, UUID.class)))
                .optional();
    }

    /** The number of a record's leaf, if it has one already. */
    public Optional<Long> leafOf(UUID record) {
        return database.sql("select number from platform.audit_leaves where record = ?")
                .param(record)
                .query(Long.class)
                .optional();
    }

    public Merkle.Nodes nodes() {
        return (level, position) ->
                level == 0
                        ? database.sql("select hash from platform.audit_leaves where number = ?")
                                .param(position)
                                .query(byte[].class)
                                .single()
                        : database.sql(
                                        """
                                        select hash from platform.audit_nodes
                                         where level = ? and position = ?
                                        """)
                                .param(level)
                                .param(position)
                                .query(byte[].class)
                                .single();
    }

    /** Hashes of leaves, in order, from one number to before another. */
    List<byte[]> hashes(long from, long to) {
        return database.sql(
                        """
                        select hash from platform.audit_leaves
                         where number >= ? and number < ?
                         order by number
                        """)
                .param(from)
                .param(to)
                .query((row, n) -> row.getBytes(1))
                .list();
    }

    void add(Growth growth) {
        database.sql(
                        """
                        insert into platform.audit_leaves
                        select * from unnest(?::bigint[], ?::text[]::uuid[], ?::bytea[])
                        """)
                .param(growth.numbers.toArray(Long[]::new))
                .param(growth.records.toArray(String[]::new))
                .param(growth.hashes.toArray(byte[][]::new))
                .update();
        database.sql(
                        """
                        insert into platform.audit_nodes
                        select * from unnest(?::int[], ?::bigint[], ?::bytea[])
                        """)
                .param(growth.levels.toArray(Integer[]::new))
                .param(growth.positions.toArray(Long[]::new))
                .param(growth.nodes.toArray(byte[][]::new))
                .update();
    }

    void add(Head head) {
        database.sql("insert into platform.audit_checkpoints values (?, ?, ?, ?::text::xid8, ?)")
                .param(head.size)
                .param(head.at.atOffset(ZoneOffset.UTC))
                .param(head.note)
                .param(head.lastTxid)
                .param(head.lastRecord)
                .update();
    }

    /** Leaves and subtrees that a batch adds, by column. */
    static final class Growth implements Frontier.Completed {

        private final List<Long> numbers = new ArrayList<>();
        private final List<String> records = new ArrayList<>();
        private final List<byte[]> hashes = new ArrayList<>();
        private final List<Integer> levels = new ArrayList<>();
        private final List<Long> positions = new ArrayList<>();
        private final List<byte[]> nodes = new ArrayList<>();

        void record(UUID id) {
            records.add(id.toString());
        }

        @Override
        public void subtree(int level, long position, byte[] hash) {
            if (level == 0) {
                numbers.add(position);
                hashes.add(hash);
            } else {
                levels.add(level);
                positions.add(position);
                nodes.add(hash);
            }
        }
    }
}
