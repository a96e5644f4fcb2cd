package employeehealth.shared.backup;

import employeehealth.shared.backup.WholeFile.Part;
import employeehealth.shared.postgres.EmbeddedPostgres;
import employeehealth.shared.postgres.Folder;
import employeehealth.shared.seal.PlatformSecrets;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Copies database, blobs and keys of a platform at work. A copy is whole once its folder has its
 * final name; whatever interrupts it leaves a folder that no restore looks at.
 */
public final class TakeBackup {

    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final BackupSettings settings;
    private final Place place;
    private final CopyKey key;
    private final Clock clock;

    /**
     * Where the originals are.
     *
     * @param dataDir of the platform
     * @param keys its key folder
     */
    public record Place(Path dataDir, Path keys) {

        Path blobs() {
            return dataDir.resolve("blobs");
        }
    }

    /**
     * What was copied.
     *
     * @param bytes on the other disk, compressed and sealed
     */
    public record Taken(String id, Instant ended, long bytes, int blobs, String keys) {}

    public TakeBackup(BackupSettings settings, Place place, PlatformSecrets secrets, Clock clock) {
        this.settings = settings;
        this.place = place;
        this.key = CopyKey.of(secrets);
        this.clock = clock;
    }

    /**
     * @param owner a superuser's connection to the running embedded database
     */
    public Taken take(Connection owner) {
        try {
            WholeFile.makeFolder(settings.databases());
            try (var channel =
                            FileChannel.open(
                                    settings.folder().resolve("backup.lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    var lock = channel.tryLock()) {
                if (lock == null) {
                    throw new BackupRefused(
                            "Another backup into " + settings.folder() + " is running.");
                }
                return takeAlone(owner);
            }
        } catch (IOException e) {
            throw new BackupRefused(
                    "The backup failed; no half copy counts: "
                            + e.getClass().getSimpleName()
                            + " "
                            + e.getMessage(),
                    e);
        } catch (SQLException e) {
            throw new BackupRefused("The database refused the backup: " + e.getMessage(), e);
        }
    }

    private Taken takeAlone(Connection owner) throws IOException, SQLException {
        removeUnfinished();
        var begun = clock.instant();
        var id = ID.format(begun);
        var draft = settings.databases().resolve(id + WholeFile.UNFINISHED);
        WholeFile.makeFolder(draft);
        var data = EmbeddedPostgres.dataFolder(place.dataDir());
        var database = new RunningDatabase(owner, data);
        var copied = new ArrayList<RunningDatabase.Copied>();
        var parts = new ArrayList<Part>();
        parts.add(
                WholeFile.write(
                        draft.resolve(Manifest.DATABASE),
                        out -> {
                            try {
                                copied.add(
                                        database.copy(
                                                id,
                                                key.seal(
                                                        out,
                                                        Manifest.name(id, Manifest.DATABASE))));
                            } catch (SQLException e) {
                                throw new IOException(e.getMessage(), e);
                            }
                        }));
        var said = copied.getFirst();
        parts.add(
                WholeFile.write(
                        draft.resolve(Manifest.LOG),
                        out -> {
                            try (var log =
                                    new Packed(key.seal(out, Manifest.name(id, Manifest.LOG)))) {
                                for (var file : database.log(said)) {
                                    log.file(file, file.getFileName().toString());
                                }
                            }
                        }));
        // After the database: whatever it mentions has its blob and its key in these copies.
        var blobCopies = new BlobCopies(place.blobs(), settings.blobs());
        var blobs = blobCopies.copyNew();
        var keys = new SealedKeyCopies(settings, place.keys(), clock).copyAll();
        var manifest =
                new Manifest(
                        Manifest.FORMAT,
                        id,
                        begun,
                        said.ended(),
                        database.one("show server_version"),
                        database.one("select system_identifier from pg_control_system()"),
                        said.firstSegment(),
                        said.lastSegment(),
                        said.label(),
                        parts,
                        blobs);
        manifest.write(draft, key);
        Files.move(draft, settings.databases().resolve(id), StandardCopyOption.ATOMIC_MOVE);
        WholeFile.force(settings.databases());
        forgetOld(blobCopies);
        return new Taken(id, said.ended(), manifest.bytes(), blobs.size(), keys);
    }

    private void removeUnfinished() throws IOException {
        try (var leftovers =
                Files.newDirectoryStream(settings.databases(), "*" + WholeFile.UNFINISHED)) {
            for (var leftover : leftovers) {
                Folder.delete(leftover);
            }
        }
    }

    private void forgetOld(BlobCopies blobs) throws IOException {
        var backups = new Backups(settings.databases(), key);
        var all = backups.all();
        for (var old : all.subList(0, Math.max(0, all.size() - settings.keep()))) {
            Folder.delete(backups.folder(old));
        }
        var kept = backups.all();
        new WalArchive(settings.wal(), key).forgetBefore(kept.getFirst().firstSegment());
        blobs.forgetAllBut(kept.stream().map(Manifest::blobs).flatMap(Collection::stream).toList());
    }

    /** What there is to restore, oldest first: one line each. */
    public List<String> list() {
        try {
            return new Backups(settings.databases(), key)
                    .all().stream()
                            .map(backup ->
                                    backup.id()
                                            + "  whole at "
                                            + backup.ended()
                                            + "  "
                                            + backup.bytes() / 1_000_000
                                            + " MB")
                            .toList();
        } catch (IOException e) {
            throw new BackupRefused("The folder " + settings.folder() + " cannot be read.", e);
        }
    }
}
