package employeehealth.shared.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Copies the files of a PostgreSQL at work, as its manual describes under "low level API": begin,
 * copy the files as they stand, end, and add the log that was written meanwhile.
 */
final class RunningDatabase {

    private static final String CONTROL = "global/pg_control";

    /** Made anew by each start, so of no use in a copy; their folders have to be there. */
    private static final Set<String> EMPTIED =
            Set.of(
                    "pg_wal",
                    "pg_replslot",
                    "pg_dynshmem",
                    "pg_notify",
                    "pg_serial",
                    "pg_snapshots",
                    "pg_stat_tmp",
                    "pg_subtrans");

    private static final Set<String> LEFT_OUT =
            Set.of("postmaster.pid", "postmaster.opts", CONTROL, "backup_label");

    private final Connection owner;
    private final Path data;

    /**
     * @param owner a superuser's, which stays open all the time
     * @param data the folder that PostgreSQL calls its data directory
     */
    RunningDatabase(Connection owner, Path data) {
        this.owner = owner;
        this.data = data;
    }

    /** What PostgreSQL said of a copy. */
    record Copied(String label, String firstSegment, String lastSegment, Instant ended) {}

    String one(String query) throws SQLException {
        try (var statement = owner.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    /** Copies the files; the log that belongs to them is kept until this session ends. */
    Copied copy(String id, OutputStream into) throws SQLException, IOException {
        if (!one("select count(*) from pg_tablespace").equals("2")) {
            throw new BackupRefused("Tablespaces outside the data folder are not copied.");
        }
        one(
                "select pg_create_physical_replication_slot('backup_' || pg_backend_pid(), true,"
                        + " true)");
        try (var begin = owner.prepareStatement("select pg_backup_start(?, true)")) {
            begin.setString(1, "employee-health " + id);
            begin.execute();
        }
        try (var files = new Packed(into)) {
            files.tree(data, RunningDatabase::leftOut);
            files.bytes(control(), CONTROL);
        }
        try (var end =
                        owner.prepareStatement(
                                "select labelfile, pg_walfile_name(lsn), clock_timestamp()"
                                        + " from pg_backup_stop(false)");
                var row = end.executeQuery()) {
            row.next();
            var label = row.getString(1);
            return new Copied(
                    label,
                    firstSegment(label),
                    row.getString(2),
                    row.getObject(3, java.time.OffsetDateTime.class).toInstant());
        }
    }

    /** The files of the log from the beginning of a copy to its end. */
    List<Path> log(Copied copied) throws IOException {
        try (var files = Files.list(data.resolve("pg_wal"))) {
            return files.filter(
                            file -> {
                                var name = file.getFileName().toString();
                                return Segment.is(name)
                                        && name.compareTo(copied.firstSegment) >= 0
                                        && name.compareTo(copied.lastSegment) <= 0;
                            })
                    .sorted()
                    .toList();
        }
    }

    private static String firstSegment(String label) {
        return label.lines()
                .filter(line -> line.startsWith("START WAL LOCATION:"))
                .map(line -> line.replaceFirst("^.*\\(file ([0-9A-F]{24})\\)$", "$1"))
                .findFirst()
                .orElseThrow();
    }

    private static boolean leftOut(String path) {
        var first = path.indexOf('/') < 0 ? path : path.substring(0, path.indexOf('/'));
        var name = path.substring(path.lastIndexOf('/') + 1);
        return EMPTIED.contains(first) && !path.equals(first)
                || LEFT_OUT.contains(path)
                || name.startsWith("pgsql_tmp")
                || name.startsWith("pg_internal.init");
    }

    /** Written in place while we read it: read until it says the same twice. */
    private byte[] control() throws IOException {
        var file = data.resolve(CONTROL);
        var before = Files.readAllBytes(file);
        while (true) {
            var now = Files.readAllBytes(file);
            if (Arrays.equals(before, now)) {
                return now;
            }
            before = now;
        }
    }
}
