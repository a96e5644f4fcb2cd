package employeehealth.shared.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One platform per data folder. The kernel drops the lock with the process, however it ends, so
 * there is never a stale one to clean up.
 */
public final class PlatformLock implements AutoCloseable {

    /**
     * Closing any channel of a locked file drops this process's lock on it, so a second attempt
     * within the same process must not even open the file.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path dir;
    private final FileChannel channel;

    private PlatformLock(Path dir, FileChannel channel) {
        this.dir = dir;
        this.channel = channel;
    }

    /** Takes the lock of an existing folder, or says that another platform has it. */
    public static PlatformLock take(Path dir) throws IOException, PostgresStartException {
        Path real = dir.toRealPath();
        if (!HELD_HERE.add(real)) {
            throw new DataFolderInUse(dir);
        }
        FileChannel channel = null;
        boolean locked = false;
        try {
            channel =
                    FileChannel.open(
                            dir.resolve("platform.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            locked = channel.tryLock() != null;
            if (!locked) {
                throw new DataFolderInUse(dir);
            }
            return new PlatformLock(real, channel);
        } finally {
            if (!locked) {
                HELD_HERE.remove(real);
                if (channel != null) {
                    channel.close();
                }
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            // The kernel closes it with the process.
        } finally {
            HELD_HERE.remove(dir);
        }
    }
}
