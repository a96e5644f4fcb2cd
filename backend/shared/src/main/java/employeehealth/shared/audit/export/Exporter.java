package employeehealth.shared.audit.export;

import employeehealth.shared.audit.AuditEntry;
import employeehealth.shared.audit.Line;
import employeehealth.shared.audit.SecurityEntry;
import employeehealth.shared.audit.export.Syslog.Severity;
import employeehealth.shared.database.PlatformDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Hands both logs to a receiver, each in its own order and without a gap: the audit log by the
 * numbers of the signed tree, the security log by its transactions. A cursor in the database moves
 * on after the receiver has taken a batch, so a restart or an outage goes on where it was.
 */
final class Exporter {

    /** Any constant of ours: one process at a time exports. */
    private static final long LOCK = 0x7369656d6578706fL;

    private static final Cursor BEGINNING = new Cursor(0, "0", new UUID(0, 0));

    private final PlatformDatabase database;
    private final Receiver receiver;
    private final Syslog syslog;
    private final Clock clock;
    private final int batch;

    Exporter(PlatformDatabase database, Receiver receiver, Syslog syslog, Clock clock, int batch) {
        this.database = database;
        this.receiver = receiver;
        this.syslog = syslog;
        this.clock = clock;
        this.batch = batch;
    }

    private record Cursor(long number, String txid, UUID event) {}

    private record Message(Cursor after, String text) {}

    /** All that there is, unless another process is at it. */
    void export() throws IOException {
        try {
            while (database.write(() -> some("audit") + some("security")) >= batch) {
                // There may be more.
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private int some(String log) {
        var mine =
                database.sql("select pg_try_advisory_xact_lock(?)")
                        .param(LOCK)
                        .query(Boolean.class)
                        .single();
        if (!mine) {
            return 0;
        }
        var cursor =
                database.sql(
                                """
                                select number, txid::text, event
                                  from platform.siem_cursors
                                 where log = ?
                                """)
                        .param(log)
                        .query((row, n) ->
                                new Cursor(
                                        row.getLong(1),
                                        row.getString(2),
                                        row.getObject(3, UUID.class)))
                        .optional()
                        .orElse(BEGINNING);
        var messages = log.equals("audit") ? audit(cursor) : security(cursor);
        if (messages.isEmpty()) {
            return 0;
        }
        try {
            receiver.take(messages.stream().map(Message::text).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        move(log, messages.getLast().after);
        return messages.size();
    }

    private void move(String log, Cursor to) {
        database.sql(
                        """
                        insert into platform.siem_cursors values (?, ?, ?::text::xid8, ?)
                        on conflict (log) do update
                           set number = excluded.number,
                               txid = excluded.txid,
                               event = excluded.event
                        """)
                .param(log)
                .param(to.number)
                .param(to.txid)
                .param(to.event)
                .update();
    }

    private List<Message> audit(Cursor cursor) {
        return database.sql(
                        "select "
                                + AuditEntry.COLUMNS
                                + """
                                 , l.number, l.record
                                  from platform.audit_leaves l
                                  left join platform.audit_log a on a.id = l.record
                                 where l.number >= ?
                                 order by l.number
                                 limit ?
                                """)
                .param(cursor.number)
                .param(batch)
                .query(this::audited)
                .list();
    }

    private Message audited(ResultSet row, int n) throws SQLException {
        var number = row.getLong("number");
        var after = new Cursor(number + 1, "0", row.getObject("record", UUID.class));
        if (row.getObject(1) == null) {
            var now = clock.instant();
            var json = Ecs.missing(number, after.event.toString(), Line.time(now));
            return new Message(after, message(Severity.ALERT, now, "audit", number, json));
        }
        var entry = AuditEntry.read(row);
        var severity =
                entry.outcome().equals("success") ? Severity.INFORMATIONAL : Severity.WARNING;
        return new Message(
                after, message(severity, entry.at(), "audit", number, Ecs.of(number, entry)));
    }

    private List<Message> security(Cursor cursor) {
        return database.sql(
                        "select "
                                + SecurityEntry.COLUMNS
                                + """
                                 , s.txid::text as txid
                                  from platform.security_log s
                                 where s.txid < pg_snapshot_xmin(pg_current_snapshot())
                                   and (s.txid, s.id) > (?::text::xid8, ?)
                                 order by s.txid, s.id
                                 limit ?
                                """)
                .param(cursor.txid)
                .param(cursor.event)
                .param(batch)
                .query((row, n) -> happened(row, cursor.number + n))
                .list();
    }

    private Message happened(ResultSet row, long number) throws SQLException {
        var entry = SecurityEntry.read(row);
        var severity = entry.kind().equals("request") ? Severity.INFORMATIONAL : Severity.WARNING;
        return new Message(
                new Cursor(number + 1, row.getString("txid"), entry.id()),
                message(severity, entry.at(), "security", number, Ecs.of(number, entry)));
    }

    private String message(Severity severity, Instant at, String log, long number, String json) {
        return syslog.message(severity, at, log, number, json);
    }
}
