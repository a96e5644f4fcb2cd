package employeehealth.shared.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The running server under a small shell that watches over it. The shell holds one end of a pipe,
 * the platform the other: when the platform ends, in order or by {@code kill -9}, the pipe breaks
 * and the shell asks the server for a fast shutdown. Both stand apart from the terminal, so that
 * Ctrl-C reaches only the platform, which first finishes its work and then stops them.
 */
final class Server {

    /** Asks again until it is obeyed: a server that has only just been born hears nothing yet. */
    private static final String WATCH =
            """
            exec 3<&0 </dev/null
            %s"$@" 3<&- &
            server=$!
            %s( read -r _ <&3; while kill -INT $server; do sleep 0.2; done ) >/dev/null 2>&1 &
            watcher=$!
            exec 3<&-
            wait $server
            code=$?
            kill $watcher
            exit $code
            """;

    private final Process shell;
    private final Thread listener;
    private final ServerLog log;
    private final Path pidFile;

    private Server(Process shell, ServerLog log, Path data) {
        this.shell = shell;
        this.log = log;
        this.listener = log.follow(shell.getInputStream());
        this.pidFile = data.resolve("postmaster.pid");
    }

    static Server launch(RunAs runAs, List<String> postgres, Path data, ServerLog log)
            throws IOException {
        boolean setsid =
                Arrays.stream(System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":"))
                        .anyMatch(dir -> Files.isExecutable(Path.of(dir, "setsid")));
        var words = new ArrayList<String>();
        if (setsid) {
            words.add("setsid");
        }
        // macOS has no setsid, but its shell can give the server a process group without a
        // terminal.
        String script = setsid ? WATCH.formatted("", "") : WATCH.formatted("set -m; ", "set +m; ");
        words.addAll(List.of("sh", "-c", script, "sh"));
        words.addAll(runAs.words(postgres));
        log.forget();
        Process shell = RunAs.clean(words).redirectErrorStream(true).start();
        return new Server(shell, log, data);
    }

    /** True once it takes connections, false if it ended instead. */
    boolean ready(Duration within, Path dir) throws IOException, PostgresStartException {
        Instant deadline = Instant.now().plus(within);
        while (!saysReady()) {
            if (!shell.isAlive()) {
                return false;
            }
            if (Instant.now().isAfter(deadline)) {
                throw new PostgresStartException(
                        "The database in "
                                + dir
                                + " is not ready after "
                                + within.toSeconds()
                                + " seconds.");
            }
            Leftovers.pause();
        }
        return true;
    }

    /** The server writes its state on the eighth line of its pid file, once it is our own child. */
    private boolean saysReady() throws IOException {
        if (!Files.exists(pidFile)) {
            return false;
        }
        List<String> lines;
        OptionalLong pid;
        try {
            lines = Files.readAllLines(pidFile);
            pid = Leftovers.recordedPid(pidFile);
        } catch (IOException replacedThisMoment) {
            return false;
        }
        return lines.size() >= 8
                && lines.get(7).strip().equals("ready")
                && pid.isPresent()
                && ProcessHandle.of(pid.getAsLong())
                        .flatMap(ProcessHandle::parent)
                        .filter(parent -> parent.pid() == shell.pid())
                        .isPresent();
    }

    /** Completes when the server is gone, for whatever reason. */
    CompletableFuture<Process> ended() {
        return shell.onExit();
    }

    List<String> lastWords() throws PostgresStartException {
        try {
            listener.join(Duration.ofSeconds(2));
        } catch (InterruptedException interruption) {
            throw RunAs.interrupted(interruption);
        }
        return log.lastWords();
    }

    /** Breaks the pipe and waits for the shutdown; true if it came in time. */
    boolean stop(Duration within) {
        try {
            shell.getOutputStream().close();
        } catch (IOException alreadyBroken) {
            // Then the shell is already at it.
        }
        boolean interrupted = false;
        Instant deadline = Instant.now().plus(within);
        try {
            while (shell.isAlive() && Instant.now().isBefore(deadline)) {
                try {
                    shell.waitFor(100, TimeUnit.MILLISECONDS);
                } catch (InterruptedException interruption) {
                    // Data is worth more than haste: remember it and go on waiting.
                    interrupted = true;
                }
            }
            return !shell.isAlive();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
