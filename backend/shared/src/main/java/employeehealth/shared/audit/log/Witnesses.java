package employeehealth.shared.audit.log;

import employeehealth.shared.database.PlatformDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Brings copies of every checkpoint, and of the leaves' hashes, to the witnesses. Each has its own
 * cursor: one that is away for a while gets what it missed, and keeps nobody else waiting.
 */
final class Witnesses {

    /** The one name whose content changes: the newest checkpoint. */
    static final String NEWEST = "checkpoint/newest";

    private static final long LOCK = 0x7769746e65737365L;

    /** In one transaction: with a place that is slow, it should not stay open for minutes. */
    private static final int BATCH = 20;

    private final PlatformDatabase database;
    private final AuditTree tree;

    Witnesses(PlatformDatabase database) {
        this.database = database;
        this.tree = new AuditTree(database);
    }

    private record Signed(long size, String note) {}

    /** Up to the newest checkpoint. */
    void tell(Witness witness) throws IOException {
        try {
            while (database.write(() -> some(witness)) == BATCH) {
                // There are more.
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private int some(Witness witness) {
        var mine =
                database.sql("select pg_try_advisory_xact_lock(hashtextextended(?, ?))")
                        .param(witness.name())
                        .param(LOCK)
                        .query(Boolean.class)
                        .single();
        if (!mine) {
            return 0;
        }
        var told =
                database.sql("select size from platform.audit_witnesses where name = ?")
                        .param(witness.name())
                        .query(Long.class)
                        .optional()
                        .orElse(0L);
        var signed = after(told);
        if (signed.isEmpty()) {
            return 0;
        }
        try {
            for (var checkpoint : signed) {
                tiles(witness, told, checkpoint.size);
                var note = checkpoint.note.getBytes(StandardCharsets.UTF_8);
                witness.put(Tiles.checkpoint(checkpoint.size), note);
                told = checkpoint.size;
            }
            witness.put(NEWEST, signed.getLast().note.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        database.sql(
                        """
                        insert into platform.audit_witnesses values (?, ?)
                        on conflict (name) do update set size = excluded.size
                        """)
                .param(witness.name())
                .param(told)
                .update();
        return signed.size();
    }

    private List<Signed> after(long size) {
        return database.sql(
                        """
                        select size, note
                          from platform.audit_checkpoints
                         where size > ?
                         order by size
                         limit ?
                        """)
                .param(size)
                .param(BATCH)
                .query((row, n) -> new Signed(row.getLong(1), row.getString(2)))
                .list();
    }

    private void tiles(Witness witness, long from, long to) throws IOException {
        for (var tile = from / Tiles.WIDTH; tile * Tiles.WIDTH < to; tile++) {
            var first = tile * Tiles.WIDTH;
            var hashes = tree.hashes(first, Math.min(to, first + Tiles.WIDTH));
            witness.put(
                    Tiles.name(tile, hashes.size()),
                    VerifierKey.joined(hashes.toArray(byte[][]::new)));
        }
    }
}
