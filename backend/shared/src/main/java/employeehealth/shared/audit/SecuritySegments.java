package employeehealth.shared.audit;

import employeehealth.shared.database.PlatformDatabase;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Closes stretches of the security log and deletes those whose time is over. Number, extent and
 * digest of a stretch go into the audit log, and with it into the signed tree, when it is closed
 * and again when it is deleted: rows that changed or went missing in between are proven gone, and a
 * gap that retention made is proven to be one.
 */
@Lazy
@Component
public final class SecuritySegments {

    /** Any constant of ours: one process at a time closes and deletes. */
    private static final long LOCK = 0x7365676d656e7473L;

    private final PlatformDatabase database;
    private final Audit audit;
    private final Clock clock;

    SecuritySegments(PlatformDatabase database, Audit audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** A closed stretch, by its first and last transaction. */
    record Segment(long number, String from, String to, long rows, byte[] digest) {

        /** As it stands in the audit log. */
        String entityId() {
            return number
                    + "/"
                    + from
                    + "-"
                    + to
                    + "/"
                    + rows
                    + "/"
                    + HexFormat.of().formatHex(digest);
        }

        static Segment read(ResultSet row) throws SQLException {
            return new Segment(
                    row.getLong(1),
                    row.getString(2),
                    row.getString(3),
                    row.getLong(4),
                    row.getBytes(5));
        }
    }

    /** Closes what has come since the last time, once its oldest event is that old. */
    public void close(Duration age) {
        database.write(() -> {
            if (mine()) {
                closeOldest(age);
            }
        });
    }

    /** Deletes closed stretches whose newest event is older than that. */
    public void expire(Duration retention) {
        database.write(() -> {
            if (mine()) {
                overdue(retention).forEach(this::delete);
            }
        });
    }

    /** Numbers of closed stretches whose rows are not what they were when they were closed. */
    public List<Long> broken() {
        return database.read(() ->
                database
                        .sql(
                                """
                                select number, from_txid::text, to_txid::text, rows, digest
                                  from platform.security_segments
                                 where expired_at is null
                                 order by number
                                """)
                        .query((row, n) -> Segment.read(row))
                        .list()
                        .stream()
                        .filter(segment -> !MessageDigest.isEqual(segment.digest, digest(segment)))
                        .map(Segment::number)
                        .toList());
    }

    private boolean mine() {
        return database.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single();
    }

    private void closeOldest(Duration age) {
        // Beyond the oldest transaction that still runs, more may come; up to it, nothing can.
        var open =
                database.sql(
                                """
                                select min(txid)::text, max(txid)::text, count(*), min(at), max(at)
                                  from platform.security_log
                                 where txid < pg_snapshot_xmin(pg_current_snapshot())
                                   and txid > coalesce(
                                       (select max(to_txid) from platform.security_segments),
                                       '0'::xid8)
                                """)
                        .query((row, n) ->
                                new Open(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getLong(3),
                                        row.getObject(4, OffsetDateTime.class),
                                        row.getObject(5, OffsetDateTime.class)))
                        .single();
        if (open.rows == 0 || open.first.toInstant().isAfter(clock.instant().minus(age))) {
            return;
        }
        var number =
                database.sql("select coalesce(max(number), 0) + 1 from platform.security_segments")
                        .query(Long.class)
                        .single();
        var unsigned = new Segment(number, open.from, open.to, open.rows, new byte[0]);
        var segment = new Segment(number, open.from, open.to, open.rows, digest(unsigned));
        database.sql(
                        """
                        insert into platform.security_segments
                        values (:number, :from::text::xid8, :to::text::xid8, :first, :last, :rows,
                                :digest, null)
                        """)
                .param("number", number)
                .param("from", open.from)
                .param("to", open.to)
                .param("first", open.first)
                .param("last", open.last)
                .param("rows", open.rows)
                .param("digest", segment.digest)
                .update();
        record("platform.security-log.closed", segment);
    }

    private record Open(
            String from, String to, long rows, OffsetDateTime first, OffsetDateTime last) {}

    private List<Segment> overdue(Duration retention) {
        return database.sql(
                        """
                        select number, from_txid::text, to_txid::text, rows, digest
                          from platform.security_segments
                         where expired_at is null
                           and last_at < :before
                         order by number
                        """)
                .param("before", clock.instant().minus(retention).atOffset(ZoneOffset.UTC))
                .query((row, n) -> Segment.read(row))
                .list();
    }

    private void delete(Segment segment) {
        database.sql(
                        """
                        delete from platform.security_log
                         where txid between :from::text::xid8 and :to::text::xid8
                        """)
                .param("from", segment.from)
                .param("to", segment.to)
                .update();
        database.sql(
                        """
                        update platform.security_segments set expired_at = :now where number = :number
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("number", segment.number)
                .update();
        record("platform.security-log.expired", segment);
    }

    private byte[] digest(Segment segment) {
        var sha = sha();
        try (var rows =
                database
                        .sql(
                                "select "
                                        + SecurityEntry.COLUMNS
                                        + """
                                           from platform.security_log s
                                          where s.txid between :from::text::xid8 and :to::text::xid8
                                          order by s.txid, s.id
                                        """)
                        .param("from", segment.from)
                        .param("to", segment.to)
                        .query((row, n) -> SecurityEntry.read(row))
                        .stream()) {
            rows.forEach(entry -> {
                sha.update(entry.line().getBytes(StandardCharsets.US_ASCII));
                sha.update((byte) '\n');
            });
        }
        return sha.digest();
    }

    private void record(String action, Segment segment) {
        audit.record(
                database,
                new AuditRecord(
                        null,
                        null,
                        null,
                        action,
                        "platform.security_log",
                        segment.entityId(),
                        "retention",
                        AuditRecord.Outcome.SUCCESS,
                        null));
    }

    private static MessageDigest sha() {
        try {
            return Objects.requireNonNull(MessageDigest.getInstance("SHA-256"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
