package employeehealth.shared.audit;

import employeehealth.shared.database.ServiceDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.BadSqlGrammarException;

/**
 * Commits records of many callers in one transaction (group commit): whoever finds nobody writing
 * writes for all who wait. So a record costs the database a row, not a transaction, when it
 * matters.
 */
final class AuditGroup {

    /** Rows of one transaction; whoever comes later is in the next. */
    private static final int MOST = 500;

    private final ServiceDatabase database;
    private List<Waiting> line = new ArrayList<>();
    private boolean led;

    AuditGroup(ServiceDatabase database) {
        this.database = database;
    }

    private static final class Waiting {

        private final AuditEntry entry;

        /**
         * Completes once: with true for whoever is next to write, with false when it is written.
         */
        private final CompletableFuture<Boolean> turn = new CompletableFuture<>();

        private volatile @Nullable RuntimeException failure;

        Waiting(AuditEntry entry) {
            this.entry = entry;
        }

        boolean isRefused() {
            return failure instanceof DataIntegrityViolationException
                    || failure instanceof BadSqlGrammarException; // so says row-level security
        }
    }

    /** Returns when the record is committed, or throws why it is not known to be. */
    void append(AuditEntry entry) {
        var mine = new Waiting(entry);
        if (standsFirst(mine) || mine.turn.join()) {
            List<Waiting> batch = List.of(mine);
            try {
                batch = take();
                writeAll(batch);
            } finally {
                passOn();
                batch.forEach(each -> each.turn.complete(false));
            }
        }
        var failure = mine.failure;
        if (failure != null) {
            throw failure;
        }
    }

    /** How many stand in line behind those that are being written. */
    synchronized int waiting() {
        return line.size();
    }

    private synchronized boolean standsFirst(Waiting mine) {
        line.add(mine);
        var first = !led;
        led = true;
        return first;
    }

    private synchronized List<Waiting> take() {
        var all = line;
        var some = Math.min(MOST, all.size());
        line = new ArrayList<>(all.subList(some, all.size()));
        return all.subList(0, some);
    }

    private synchronized void passOn() {
        if (line.isEmpty()) {
            led = false;
        } else {
            line.getFirst().turn.complete(true);
        }
    }

    private void writeAll(List<Waiting> batch) {
        write(batch);
        if (batch.size() > 1 && batch.getFirst().isRefused()) {
            // One that the database refuses must not take those of other people along.
            for (var each : batch) {
                write(List.of(each));
                if (each.failure != null && !each.isRefused()) {
                    return; // it is away now: those behind stay refused
                }
            }
        }
    }

    private void write(List<Waiting> batch) {
        var stopped = new IllegalStateException("stopped while it was written");
        batch.forEach(each -> each.failure = stopped);
        RuntimeException failure = null;
        try {
            var entries = batch.stream().map(each -> each.entry).toList();
            AuditTable.addForAll(database, entries);
        } catch (RuntimeException e) {
            failure = e;
        }
        for (var each : batch) {
            each.failure = failure;
        }
    }
}
