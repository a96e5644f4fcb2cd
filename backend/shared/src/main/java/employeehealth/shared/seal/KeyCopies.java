package employeehealth.shared.seal;

import employeehealth.contracts.PersonId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Copies of the key store, none older than seven days: after that, a destroyed key is nowhere. Each
 * is a folder named by its time; beside them stands an erase list of their own, so that not even
 * the newest of them brings anybody back.
 */
final class KeyCopies {

    static final Duration KEPT = Duration.ofDays(7);

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'keys-'yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String DRAFT = ".draft";

    private final Path store;
    private final Path copies;

    KeyCopies(Path store, Path copies) {
        this.store = store;
        this.copies = copies;
    }

    /** The copy has its name once it is whole. */
    Path make(Instant now) {
        var copy = copies.resolve(NAME.format(now));
        var draft = copies.resolve(copy.getFileName() + DRAFT);
        try {
            remove(draft);
            copy(store, draft);
            Files.move(draft, copy);
            KeyFile.keep(copies);
        } catch (IOException e) {
            throw new UncheckedIOException("the key store could not be copied", e);
        }
        // Whoever was erased while it was copied.
        new EraseList(store).all().forEach(person -> forget(copies, person));
        prune(now);
        return copy;
    }

    void prune(Instant now) {
        for (var copy : in(copies)) {
            if (madeAt(copy).isBefore(now.minus(KEPT))) {
                remove(copy);
            }
        }
    }

    /**
     * Fills in what the key store has lost. What it has, is at least as new; whoever was erased, by
     * any list there is, stays erased.
     */
    void restore(Path copy) {
        try {
            fill(copy, store);
        } catch (IOException e) {
            throw new UncheckedIOException("the copy could not be restored", e);
        }
        var erased = new EraseList(store);
        for (var list : List.of(copies, copy)) {
            new EraseList(list).all().forEach(erased::add);
        }
        erased.all().forEach(person -> PersonKeys.file(store, person).shred());
    }

    /** Puts the person on the copies' own erase list, and out of every copy. */
    static void forget(Path copies, PersonId person) {
        new EraseList(copies).add(person);
        in(copies).forEach(copy -> PersonKeys.file(copy, person).shred());
    }

    /** Whether the person is on the copies' own erase list, and in no copy. */
    static boolean haveForgotten(Path copies, PersonId person) {
        return new EraseList(copies).containsNow(person)
                && in(copies).stream()
                        .allMatch(copy -> PersonKeys.file(copy, person).read().isEmpty());
    }

    private static List<Path> in(Path copies) {
        if (!Files.isDirectory(copies)) {
            return List.of();
        }
        try (var folders = Files.list(copies)) {
            return folders.filter(Files::isDirectory)
                    .filter(folder -> folder.getFileName().toString().startsWith("keys-"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant madeAt(Path copy) {
        try {
            return NAME.parse(copy.getFileName().toString().replace(DRAFT, ""), Instant::from);
        } catch (DateTimeParseException notOurs) {
            return Instant.MAX;
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(
                to,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        fill(from, to);
    }

    /** Copies what is not there yet. A key that is destroyed meanwhile is simply not copied. */
    private static void fill(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> paths = Files.walk(from)) {
            all = paths.filter(Files::isRegularFile).toList();
        }
        for (var path : all) {
            var name = path.getFileName().toString();
            if (!name.startsWith(".") && !name.equals(EraseList.FILE)) {
                var target = to.resolve(from.relativize(path));
                var content = KeyFile.at(from, from.relativize(path).toString()).read();
                if (content.isPresent()) {
                    var bytes = content.get();
                    var folder = target.getParent();
                    KeyFile.at(folder == null ? to : folder, name).readOrMake(() -> bytes);
                }
            }
        }
        new EraseList(from).all().forEach(new EraseList(to)::add);
    }

    private static void remove(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try {
            Files.walkFileTree(
                    folder,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes a)
                                throws IOException {
                            Files.delete(file);
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult postVisitDirectory(
                                Path done, @Nullable IOException e) throws IOException {
                            Files.delete(done);
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException("an old copy of the key store could not be removed", e);
        }
    }
}
