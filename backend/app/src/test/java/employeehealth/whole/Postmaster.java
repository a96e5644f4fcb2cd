package employeehealth.whole;

import employeehealth.shared.neighbour.Neighbour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The server process of an embedded PostgreSQL, and its sessions. */
record Postmaster(ProcessHandle process) {

    static Postmaster of(Path data) throws IOException {
        var file = data.resolve("postgres/data/postmaster.pid");
        return new Postmaster(
                ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst().strip()))
                        .orElseThrow());
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
    }

    /** One session of a service: the server then ends all sessions and recovers. */
    void killSession() {
        Neighbour.waitUntil(
                "a session is killed",
                Duration.ofSeconds(30),
                () -> {
                    var sessions = sessions();
                    return !sessions.isEmpty()
                            && sessions.get(sessions.size() / 2).destroyForcibly();
                });
    }

    private List<ProcessHandle> sessions() {
        return process.children().filter(child -> title(child).contains("svc_")).toList();
    }

    /** What PostgreSQL calls the process, such as {@code postgres: svc_triage … idle}. */
    private static String title(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
        } catch (IOException ended) {
            return "";
        }
    }
}
