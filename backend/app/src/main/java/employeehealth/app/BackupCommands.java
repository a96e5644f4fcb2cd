package employeehealth.app;

import employeehealth.shared.backup.BackupSettings;
import employeehealth.shared.backup.Restore;
import employeehealth.shared.backup.TakeBackup;
import employeehealth.shared.postgres.DataFolderInUse;
import employeehealth.shared.postgres.EmbeddedPostgres;
import employeehealth.shared.postgres.Options;
import employeehealth.shared.postgres.PostgresStartException;
import employeehealth.shared.seal.PlatformSecrets;
import employeehealth.shared.settings.PlatformSettings;
import employeehealth.shared.settings.StartRefused;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code backup}, {@code backups} and {@code restore}: what an operator does beside a platform,
 * without starting one.
 */
final class BackupCommands {

    private static final List<String> WORDS = List.of("backup", "backups", "restore");

    private BackupCommands() {}

    static boolean understands(List<String> options) {
        return !options.isEmpty() && WORDS.contains(options.getFirst());
    }

    static void run(List<String> options, Environment environment) {
        if (!environment.embedsDatabase()) {
            throw new StartRefused(
                    "A database of yours is copied by its own tools: see docs/operations.md.");
        }
        var settings =
                environment
                        .backup()
                        .orElseThrow(() -> new StartRefused("Missing settings: BACKUP_DIR."));
        var place = place(environment);
        switch (options.getFirst()) {
            case "backup" -> backup(settings, place);
            case "backups" -> command(settings, place).list().forEach(System.out::println);
            default -> restore(settings, place, options);
        }
    }

    private static TakeBackup.Place place(Environment environment) {
        var data = Path.of(environment.get("DATA_DIR", "./var")).toAbsolutePath().normalize();
        var keys = environment.get("KEYS_DIR");
        if (keys == null && !environment.demo()) {
            throw new StartRefused("Missing settings: KEYS_DIR.");
        }
        return new TakeBackup.Place(data, keys == null ? data.resolve("keys") : Path.of(keys));
    }

    private static TakeBackup command(BackupSettings settings, TakeBackup.Place place) {
        return new TakeBackup(settings, place, secrets(place.keys()), Clock.systemUTC());
    }

    private static void backup(BackupSettings settings, TakeBackup.Place place) {
        if (!Files.exists(EmbeddedPostgres.dataFolder(place.dataDir()))) {
            throw new StartRefused("There is no database in " + place.dataDir() + ".");
        }
        var began = System.nanoTime();
        var taken = take(settings, place);
        System.out.printf(
                "Backup %s: whole at %s, %.1f MB, %d blobs, keys in %s, %.1f s.%n",
                taken.id(),
                taken.ended(),
                taken.bytes() / 1e6,
                taken.blobs(),
                taken.keys(),
                seconds(began));
    }

    /** Of the platform at work; if none is, its database is started for this alone. */
    private static TakeBackup.Taken take(BackupSettings settings, TakeBackup.Place place) {
        var owner = EmbeddedDatabase.owner(secrets(place.keys()));
        try {
            try (var server = EmbeddedPostgres.start(place.dataDir(), owner, Options.platform())) {
                return take(settings, place, server.jdbcUrl());
            } catch (DataFolderInUse running) {
                return take(
                        settings,
                        place,
                        EmbeddedPostgres.runningUrl(place.dataDir(), Options.platform()));
            }
        } catch (PostgresStartException e) {
            throw new StartRefused(String.valueOf(e.getMessage()));
        }
    }

    private static TakeBackup.Taken take(
            BackupSettings settings, TakeBackup.Place place, String url) {
        var owner = EmbeddedDatabase.owner(secrets(place.keys()));
        try (var connection = DriverManager.getConnection(url, owner.user(), owner.password())) {
            return command(settings, place).take(connection);
        } catch (SQLException e) {
            throw new StartRefused("The database cannot be reached: " + e.getMessage());
        }
    }

    private static void restore(
            BackupSettings settings, TakeBackup.Place place, List<String> options) {
        var began = System.nanoTime();
        var restored =
                new Restore(
                                settings,
                                place,
                                BackupCommands::secrets,
                                EmbeddedDatabase::owner,
                                Clock.systemUTC())
                        .to(moment(options), options.contains("--replace"));
        System.out.printf(
                "Restored from backup %s and %d files of the log; last change %s; keys %s; %.1f"
                        + " s.%nTake a new backup once the platform runs.%n",
                restored.backup(),
                restored.logFiles(),
                restored.lastChange() == null ? "before the backup" : restored.lastChange(),
                restored.keys() == null ? "were there" : "from " + restored.keys(),
                seconds(began));
    }

    /** {@code --to=2026-11-22T19:45:00Z}, with any offset. */
    private static @Nullable Instant moment(List<String> options) {
        for (var option : options) {
            if (option.startsWith("--to=")) {
                try {
                    return OffsetDateTime.parse(option.substring("--to=".length())).toInstant();
                } catch (DateTimeException e) {
                    throw new StartRefused(
                            "A moment is written as 2026-11-22T19:45:00Z, or with an offset such as"
                                    + " +01:00.");
                }
            }
        }
        return null;
    }

    /** Never makes one: outside demo mode a missing secret is refused. */
    private static PlatformSecrets secrets(Path keys) {
        return PlatformSecrets.of(
                new PlatformSettings(
                        false, Path.of("."), keys, URI.create("http://localhost"), Map.of()));
    }

    private static double seconds(long since) {
        return Duration.ofNanos(System.nanoTime() - since).toMillis() / 1e3;
    }
}
