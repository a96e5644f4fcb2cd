package employeehealth.shared.audit.verify;

import employeehealth.shared.audit.AuditEntry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The log in the database, in one snapshot, read by the platform's role or by the owner. */
final class DatabaseLog implements KeptLog {

    private static final int FETCH = 5_000;
    private static final int LISTED = 20;

    private final Connection connection;
    private final Predicate<AuditEntry> ours;
    private final List<String> strays = new ArrayList<>();

    /**
     * @param ours whether the platform wrote a record: tells what the tree cannot, a record that
     *     was planted before it was sealed
     */
    DatabaseLog(Connection connection, Predicate<AuditEntry> ours) throws SQLException {
        this.connection = connection;
        this.ours = ours;
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    }

    @Override
    public List<String> checkpoints() throws SQLException {
        return strings("select note from platform.audit_checkpoints order by size");
    }

    @Override
    public void leaves(LeafVisitor visitor) throws SQLException {
        try (var sql = connection.createStatement()) {
            sql.setFetchSize(FETCH);
            try (var row =
                    sql.executeQuery(
                            "select "
                                    + AuditEntry.COLUMNS
                                    + """
                                     , l.number, l.hash
                                      from platform.audit_leaves l
                                      left join platform.audit_log a on a.id = l.record
                                     order by l.number
                                    """)) {
                while (row.next()) {
                    var number = row.getLong("number");
                    if (row.getObject(1) == null) {
                        visitor.leaf(number, row.getBytes("hash"), null);
                    } else {
                        var entry = AuditEntry.read(row);
                        visitor.leaf(number, row.getBytes("hash"), entry.leaf());
                        if (strays.size() < LISTED && !ours.test(entry)) {
                            strays.add("Leaf " + number + " was not written by the platform.");
                        }
                    }
                }
            }
        }
    }

    /**
     * Records without a leaf that should have had one long ago, and what the pass over all found.
     */
    @Override
    public List<String> strays() throws SQLException {
        var all = new ArrayList<>(strays);
        strings(
                        """
                        select a.id::text
                          from platform.audit_log a
                         where not exists (select from platform.audit_leaves l where l.record = a.id)
                           and (a.txid, a.id) <= (select last_txid, last_record
                                                    from platform.audit_checkpoints
                                                   order by size desc
                                                   limit 1)
                         limit 20
                        """)
                .forEach(id -> all.add("Record " + id + " was inserted behind the signed log."));
        return all;
    }

    private List<String> strings(String query) throws SQLException {
        try (var sql = connection.createStatement();
                var row = sql.executeQuery(query)) {
            var all = new ArrayList<String>();
            while (row.next()) {
                all.add(row.getString(1));
            }
            return all;
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
