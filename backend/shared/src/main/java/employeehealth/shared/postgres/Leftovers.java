package employeehealth.shared.postgres;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What an earlier run may have left behind. Called with the platform lock held, so a server still
 * at work on this data has lost its platform: it is told to stop, and awaited.
 *
 * @param data the folder of the cluster, in which each process of its server has its working folder
 */
record Leftovers(Path data) {

    private static final Path PROC = Path.of("/proc");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    void clear() throws IOException, PostgresStartException {
        Path pidFile = data.resolve("postmaster.pid");
        OptionalLong recorded = recordedPid(pidFile);
        if (recorded.isEmpty()) {
            return;
        }
        long pid = recorded.getAsLong();
        if (servesThisData(pid)) {
            RunAs.clean(List.of("sh", "-c", "kill -INT " + pid)).start();
        }
        awaitNone(pid);
        // PostgreSQL recovers by itself from a file whose process is gone. It does not where the
        // number meanwhile names another program, or a dead child nobody has collected.
        if (ProcessHandle.of(pid).isPresent()) {
            Files.deleteIfExists(pidFile);
        }
    }

    static OptionalLong recordedPid(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return OptionalLong.empty();
        }
        try (Stream<String> lines = Files.lines(pidFile)) {
            return lines.limit(1)
                    .filter(line -> line.matches("\\d{1,10}"))
                    .mapToLong(Long::parseLong)
                    .findFirst();
        }
    }

    private void awaitNone(long recorded) throws IOException, PostgresStartException {
        Instant deadline = Instant.now().plus(PATIENCE);
        List<Long> alive = processes(recorded);
        while (!alive.isEmpty()) {
            if (Instant.now().isAfter(deadline)) {
                throw new PostgresStartException(
                        "The database server of an earlier run still uses "
                                + data
                                + " and does not stop: end process "
                                + alive.getFirst()
                                + " and start again.");
            }
            pause();
            alive = processes(recorded);
        }
    }

    static void pause() throws PostgresStartException {
        try {
            Thread.sleep(20);
        } catch (InterruptedException interruption) {
            throw RunAs.interrupted(interruption);
        }
    }

    /** Also finds the children of a server that was killed: they end by themselves, but later. */
    private List<Long> processes(long recorded) throws IOException {
        var found = new ArrayList<Long>();
        if (Files.isDirectory(PROC)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(PROC, "[0-9]*")) {
                for (Path process : all) {
                    long pid = Long.parseLong(process.getFileName().toString());
                    if (servesThisData(pid)) {
                        found.add(pid);
                    }
                }
            }
        } else if (servesThisData(recorded)) {
            found.add(recorded);
        }
        return found;
    }

    /** A zombie has neither working folder nor command line, so it does not count. */
    private boolean servesThisData(long pid) throws IOException {
        if (!Files.isDirectory(PROC)) {
            return ProcessHandle.of(pid)
                    .flatMap(process -> process.info().commandLine())
                    .filter(line -> line.contains(data.toString()))
                    .isPresent();
        }
        Path process = PROC.resolve(Long.toString(pid));
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).equals(data.toRealPath())
                    && Files.readString(process.resolve("comm")).startsWith("postgres");
        } catch (IOException goneOrNotOurs) {
            return false;
        }
    }
}
