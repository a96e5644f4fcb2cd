package employeehealth.shared.backup;

import employeehealth.shared.seal.Erasure;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Copies of the key folder, under a passphrase and apart from the copies of the data. Each starts
 * from a copy of all keys, to which those made since are added; none lasts longer than seven days,
 * so that a person's destroyed key is soon nowhere.
 */
final class SealedKeyCopies {

    private static final Duration LAST = Duration.ofDays(7);
    private static final Duration ALL_EVERY = Duration.ofDays(1);

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final String ALL = "-all.sealed";
    private static final String MORE = "-more.sealed";

    private final Path folder;
    private final Path keys;
    private final String passphrase;
    private final Clock clock;
    private Map<Path, FileTime> copied = Map.of();
    private Instant allCopied = Instant.MIN;
    private byte @Nullable [] salt;
    private @Nullable CopyKey key;

    /**
     * @param keys the key folder of the platform
     */
    SealedKeyCopies(BackupSettings settings, Path keys, Clock clock) {
        this.folder = settings.keysFolder();
        this.keys = keys;
        this.passphrase = settings.passphrase();
        this.clock = clock;
    }

    /** Copies every key, and removes copies whose time is over. */
    synchronized String copyAll() throws IOException {
        var now = present();
        var name = write(now, ALL);
        copied = now;
        allCopied = clock.instant();
        forgetOld();
        return name;
    }

    /** Copies the keys made since the last time; once a day all of them. */
    synchronized void copyNew() throws IOException {
        if (allCopied.isBefore(clock.instant().minus(ALL_EVERY))) {
            copyAll();
            return;
        }
        var now = present();
        var fresh = new HashMap<>(now);
        fresh.entrySet().removeIf(file -> file.getValue().equals(copied.get(file.getKey())));
        if (!fresh.isEmpty()) {
            write(fresh, MORE);
            copied = now;
        }
    }

    /**
     * Brings the newest keys into an empty folder, but nobody's who was erased meanwhile; the name
     * of the copy that it started from.
     */
    String restore() throws IOException {
        var copies = copies();
        var start =
                copies.stream()
                        .filter(copy -> copy.toString().endsWith(ALL))
                        .reduce((older, newer) -> newer)
                        .orElseThrow(() ->
                                new BackupRefused("There is no copy of keys in " + folder + "."));
        for (var copy : copies.subList(copies.indexOf(start), copies.size())) {
            unpack(copy);
        }
        Erasure.reapplyIn(keys);
        return start.getFileName().toString();
    }

    private String write(Map<Path, FileTime> files, String kind) throws IOException {
        var name = STAMP.format(clock.instant()) + kind;
        if (salt == null || key == null) {
            salt = new byte[CopyKey.SALT_BYTES];
            new SecureRandom().nextBytes(salt);
            key = CopyKey.of(passphrase, salt);
        }
        var start = salt;
        var sealing = key;
        WholeFile.write(
                folder.resolve(name),
                out -> {
                    out.write(start);
                    try (var packed = new Packed(sealing.seal(out, name(name)))) {
                        for (var file : files.keySet().stream().sorted().toList()) {
                            packed.file(file, keys.relativize(file).toString());
                        }
                    }
                });
        return name;
    }

    private void unpack(Path copy) throws IOException {
        try (var in = Files.newInputStream(copy)) {
            var opening = CopyKey.of(passphrase, in.readNBytes(CopyKey.SALT_BYTES));
            Packed.unpack(opening.open(in, name(copy.getFileName().toString())), keys);
        } catch (IOException e) {
            throw new BackupRefused(
                    "The copy of keys " + copy + " does not open: is it the right passphrase?", e);
        }
    }

    private static String name(String copy) {
        return "keys|" + copy;
    }

    private Map<Path, FileTime> present() throws IOException {
        var files = new HashMap<Path, FileTime>();
        Files.walkFileTree(
                keys,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
                        // A name that starts with a dot is a key that is being made.
                        if (!file.getFileName().toString().startsWith(".")) {
                            files.put(file, is.lastModifiedTime());
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException failure)
                            throws IOException {
                        if (failure instanceof NoSuchFileException) {
                            return FileVisitResult.CONTINUE; // destroyed at this moment
                        }
                        throw failure;
                    }
                });
        return files;
    }

    private List<Path> copies() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(
                            file -> file.toString().endsWith(ALL) || file.toString().endsWith(MORE))
                    .sorted()
                    .toList();
        }
    }

    private void forgetOld() throws IOException {
        var oldest = clock.instant().minus(LAST);
        for (var copy : copies()) {
            var stamp = copy.getFileName().toString().replaceFirst("-.*", "");
            if (STAMP.parse(stamp, Instant::from).isBefore(oldest)) {
                Files.delete(copy);
            }
        }
    }
}
