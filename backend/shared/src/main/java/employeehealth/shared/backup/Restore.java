package employeehealth.shared.backup;

import employeehealth.shared.postgres.Credentials;
import employeehealth.shared.postgres.EmbeddedPostgres;
import employeehealth.shared.postgres.Folder;
import employeehealth.shared.postgres.Options;
import employeehealth.shared.postgres.PlatformLock;
import employeehealth.shared.postgres.PostgresStartException;
import employeehealth.shared.seal.PlatformSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Brings a platform back from its copies, as it was at a moment or as late as the archive goes.
 * Everything is made ready beside the data folder's place and put there last: an interrupted
 * restore leaves nothing that a platform would start on.
 */
public final class Restore {

    private static final Duration RECOVERY_WITHIN = Duration.ofHours(12);
    private static final DateTimeFormatter POSTGRES_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS'+00'").withZone(ZoneOffset.UTC);
    private static final String NOT_REACHED = "before configured recovery target was reached";

    private final BackupSettings settings;
    private final TakeBackup.Place place;
    private final Function<Path, PlatformSecrets> secretsIn;
    private final Function<PlatformSecrets, Credentials> owner;
    private final Clock clock;

    /**
     * @param lastChange of the restored database; unknown if nothing was changed after the copy
     * @param keys copy that the keys came from; null if the key folder was still there
     */
    public record Restored(
            String backup, @Nullable Instant lastChange, int logFiles, @Nullable String keys) {}

    /**
     * @param secretsIn reads the platform secret of a key folder, never making one
     * @param owner superuser of the embedded database, derived from the secret
     */
    public Restore(
            BackupSettings settings,
            TakeBackup.Place place,
            Function<Path, PlatformSecrets> secretsIn,
            Function<PlatformSecrets, Credentials> owner,
            Clock clock) {
        this.settings = settings;
        this.place = place;
        this.secretsIn = secretsIn;
        this.owner = owner;
        this.clock = clock;
    }

    /**
     * @param to the moment; null for the latest
     * @param replace puts a database that is there aside instead of refusing
     */
    public Restored to(@Nullable Instant to, boolean replace) {
        try {
            Files.createDirectories(place.dataDir());
            try (var _ = PlatformLock.take(place.dataDir())) {
                return restore(to, replace);
            }
        } catch (PostgresStartException e) {
            throw new BackupRefused(
                    String.valueOf(e.getMessage()).contains(NOT_REACHED)
                            ? "The archive ends before "
                                    + to
                                    + ": choose an earlier moment, or none for the latest."
                            : String.valueOf(e.getMessage()),
                    e);
        } catch (IOException | SQLException e) {
            throw new BackupRefused(
                    "The restore failed; the data folder is as it was: "
                            + e.getClass().getSimpleName()
                            + " "
                            + e.getMessage(),
                    e);
        }
    }

    private Restored restore(@Nullable Instant to, boolean replace)
            throws IOException, SQLException, PostgresStartException {
        var home = place.dataDir().resolve("postgres");
        if (Files.exists(home.resolve("data")) && !replace) {
            throw new BackupRefused(
                    "There is a database in "
                            + home
                            + " already: choose an empty DATA_DIR, or say --replace to put it"
                            + " aside.");
        }
        String keys = null;
        if (!Files.exists(place.keys().resolve("platform.secret"))) {
            keys = new SealedKeyCopies(settings, place.keys(), clock).restore();
        }
        var secrets = secretsIn.apply(place.keys());
        var key = CopyKey.of(secrets);
        var backups = new Backups(settings.databases(), key);
        var backup =
                backups.before(to)
                        .orElseThrow(() ->
                                new BackupRefused(
                                        "There is no backup in "
                                                + settings.folder()
                                                + (to == null
                                                        ? "."
                                                        : " that was whole by " + to + ".")));
        var folder = backups.folder(backup);
        backup.check(folder);

        var making = place.dataDir().resolve("restore" + WholeFile.UNFINISHED);
        Folder.delete(making);
        try {
            var data = EmbeddedPostgres.dataFolder(making);
            unpack(folder, backup, key, data);
            var logFiles = bringLog(backup, new WalArchive(settings.wal(), key), data, to);
            var lastChange = recover(making, owner.apply(secrets), to);
            new BlobCopies(place.blobs(), settings.blobs()).restore();
            Folder.sync(making);
            if (Files.exists(home)) {
                Files.move(home, aside(home), StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(making.resolve("postgres"), home, StandardCopyOption.ATOMIC_MOVE);
            WholeFile.force(place.dataDir());
            return new Restored(backup.id(), lastChange, logFiles, keys);
        } finally {
            Folder.delete(making);
        }
    }

    private static void unpack(Path folder, Manifest backup, CopyKey key, Path data)
            throws IOException {
        var parts =
                List.of(
                        new Unpacked(Manifest.DATABASE, data),
                        new Unpacked(Manifest.LOG, data.resolve("pg_wal")));
        for (var part : parts) {
            try (var in =
                    key.open(
                            Files.newInputStream(folder.resolve(part.name)),
                            Manifest.name(backup.id(), part.name))) {
                Packed.unpack(in, part.into);
            }
        }
        Files.writeString(data.resolve("backup_label"), backup.label());
        Files.createFile(data.resolve("recovery.signal"));
    }

    private record Unpacked(String name, Path into) {}

    /** All of the log from the copy on, so that recovery needs nothing else. */
    private static int bringLog(
            Manifest backup, WalArchive archive, Path data, @Nullable Instant to)
            throws IOException {
        var wal = data.resolve("pg_wal");
        var marks = Files.createDirectories(wal.resolve("archive_status"));
        var first = Segment.of(backup.firstSegment()).position();
        var positions = new HashSet<Long>();
        var brought = new ArrayList<String>();
        try (var there = Files.newDirectoryStream(wal)) {
            for (var file : there) {
                var name = file.getFileName().toString();
                if (Segment.is(name)) {
                    positions.add(Segment.of(name).position());
                    Files.createFile(marks.resolve(name + ".done"));
                }
            }
        }
        for (var name : archive.names()) {
            var segment = Segment.is(name);
            if (segment && Segment.of(name).position() < first
                    || !segment && !name.endsWith(".history")) {
                continue;
            }
            if (segment) {
                positions.add(Segment.of(name).position());
            }
            if (!Files.exists(wal.resolve(name))) {
                archive.fetch(name, wal.resolve(name));
                Files.createFile(marks.resolve(name + ".done"));
                brought.add(name);
            }
        }
        refuseGap(positions, first, archive, to);
        return brought.size();
    }

    /** PostgreSQL would end its recovery at a missing file without a word. */
    private static void refuseGap(
            HashSet<Long> positions, long first, WalArchive archive, @Nullable Instant to)
            throws IOException {
        var next = first;
        while (positions.contains(next)) {
            next++;
        }
        var missing = next;
        if (positions.stream().noneMatch(position -> position > missing)) {
            return;
        }
        var before = Instant.MAX;
        for (var name : archive.names()) {
            if (Segment.is(name) && Segment.of(name).position() == missing - 1) {
                before = Files.getLastModifiedTime(archive.file(name)).toInstant();
            }
        }
        if (to == null || to.isAfter(before)) {
            throw new BackupRefused(
                    "The archive has a gap: a file of the log is missing"
                            + (before.equals(Instant.MAX)
                                    ? "."
                                    : "; what was written until about "
                                            + before.truncatedTo(ChronoUnit.SECONDS)
                                            + " can be restored by naming an earlier moment."));
        }
    }

    private static @Nullable Instant recover(Path making, Credentials owner, @Nullable Instant to)
            throws PostgresStartException, SQLException {
        var options =
                Options.platform()
                        .startingWithin(RECOVERY_WITHIN)
                        // Otherwise it takes readers, and seems ready, long before its end.
                        .with("hot_standby", "off")
                        // All of the log lies in its folder already.
                        .with("restore_command", "false")
                        .with("recovery_target_timeline", "latest")
                        .with("recovery_target_action", "promote")
                        // The new timeline's history is marked for the archive.
                        .with("archive_mode", "on");
        if (to != null) {
            options = options.with("recovery_target_time", POSTGRES_TIME.format(to));
        }
        try (var server = EmbeddedPostgres.start(making, owner, options);
                var connection =
                        DriverManager.getConnection(
                                server.jdbcUrl(), owner.user(), owner.password());
                var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_last_xact_replay_timestamp()")) {
            row.next();
            var last = row.getObject(1, java.time.OffsetDateTime.class);
            return last == null ? null : last.toInstant();
        }
    }

    private Path aside(Path home) {
        return home.resolveSibling("postgres-before-" + clock.instant().toEpochMilli());
    }
}
