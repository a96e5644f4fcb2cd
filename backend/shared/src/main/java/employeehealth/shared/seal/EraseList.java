package employeehealth.shared.seal;

import employeehealth.contracts.PersonId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The people whose keys were destroyed, one line each: the tombstones of the key store. The file
 * only grows, so that its size tells every other process whether there is something new.
 */
final class EraseList {

    static final String FILE = "erased";

    /** So long, another process may not have noticed. */
    private static final long LOOK_AGAIN = Duration.ofSeconds(1).toNanos();

    private final Path folder;
    private final Path file;
    private final Set<PersonId> known = ConcurrentHashMap.newKeySet();
    private long read; // bytes of the file that we know
    private volatile long looked;

    EraseList(Path folder) {
        this.folder = folder;
        file = folder.resolve(FILE);
        look();
    }

    /** As it was a second ago at the latest. */
    boolean contains(PersonId person) {
        if (System.nanoTime() - looked > LOOK_AGAIN) {
            look();
        }
        return known.contains(person);
    }

    /** As it is now. */
    boolean containsNow(PersonId person) {
        look();
        return known.contains(person);
    }

    Set<PersonId> all() {
        look();
        return Set.copyOf(known);
    }

    /** On the disk when this returns; a person stands on it once. */
    synchronized void add(PersonId person) {
        if (containsNow(person)) {
            return;
        }
        try {
            KeyFile.makeFolder(folder);
            try (var channel = open();
                    var _ = channel.lock()) {
                channel.write(line(person, endsWithin(channel)));
                channel.force(true);
            }
            KeyFile.keep(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the erase list cannot be written", e);
        }
        look();
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(
                file,
                EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    /** A line that a crash cut short must not swallow the next. */
    private boolean endsWithin(FileChannel channel) throws IOException {
        var size = channel.size();
        if (size == 0) {
            return false;
        }
        var last = ByteBuffer.allocate(1);
        try (var reading = FileChannel.open(file, StandardOpenOption.READ)) {
            reading.read(last, size - 1);
        }
        return last.get(0) != '\n';
    }

    private static ByteBuffer line(PersonId person, boolean afterHalfALine) {
        return StandardCharsets.US_ASCII.encode(
                (afterHalfALine ? "\n" : "") + person + " " + Instant.now() + "\n");
    }

    private synchronized void look() {
        try {
            var size = Files.size(file);
            if (size < read) {
                read = 0; // an older copy was put in its place: what we know, we keep
            }
            if (size > read) {
                readOn();
            }
        } catch (NoSuchFileException nobodyYet) {
            read = 0;
        } catch (IOException e) {
            // Without the list nothing may be opened: a person's erasure could be on it.
            throw new KeysUnavailable("the erase list cannot be read");
        }
        looked = System.nanoTime();
    }

    private void readOn() throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.position(read);
            var text =
                    new String(
                            Channels.newInputStream(channel).readAllBytes(),
                            StandardCharsets.US_ASCII);
            var whole = text.lastIndexOf('\n') + 1;
            text.substring(0, whole).lines().forEach(this::learn);
            read += whole;
        }
    }

    private void learn(String line) {
        try {
            known.add(PersonId.of(line.split(" ", 2)[0]));
        } catch (IllegalArgumentException cutShort) {
            // Whoever wrote it was told that it failed, and does it again.
        }
    }
}
