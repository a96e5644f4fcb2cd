package employeehealth.whole;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The ways to run the platform that must not make a difference. One of each is shared by all tests.
 */
enum Topology {
    ONE_PROCESS,
    THREE_PROCESSES;

    private static final Map<Topology, Running> RUNNING = new EnumMap<>(Topology.class);

    synchronized Running running() {
        synchronized (RUNNING) {
            return RUNNING.computeIfAbsent(this, Topology::startForAllTests);
        }
    }

    private static Running startForAllTests(Topology topology) {
        var running = topology.start(PlatformProcess.newDataFolder(topology.name()));
        Runtime.getRuntime().addShutdownHook(new Thread(running::close));
        return running;
    }

    /** Starts a platform of its own for one test. */
    Running start(Path data) {
        return switch (this) {
            case ONE_PROCESS -> {
                var all = PlatformProcess.start("all", data, Map.of());
                yield new Running(data, List.of(all.awaitReady()));
            }
            case THREE_PROCESSES -> threeProcesses(data);
        };
    }

    /** Gateway; auth, admin and the database; triage. */
    private static Running threeProcesses(Path data) {
        var gatewayPort = PlatformProcess.freePort();
        var peoplePort = PlatformProcess.freePort();
        var triagePort = PlatformProcess.freePort();
        var people = "http://127.0.0.1:" + peoplePort;
        var settings =
                Map.of(
                        "KEYS_DIR",
                        data.resolve("keys").toString(),
                        "PUBLIC_URL",
                        "http://127.0.0.1:" + gatewayPort,
                        "REMOTE_AUTH",
                        people,
                        "REMOTE_ADMIN",
                        people,
                        "REMOTE_TRIAGE",
                        "http://127.0.0.1:" + triagePort);
        var peopleProcess =
                PlatformProcess.start(
                        "database,auth,admin",
                        data,
                        settings,
                        peoplePort,
                        PlatformProcess.freePort());
        peopleProcess.awaitReady();
        var withDatabase = new java.util.HashMap<>(settings);
        withDatabase.put("DATABASE_URL", Connections.of(data).url());
        var triage =
                PlatformProcess.start(
                        "triage",
                        data.resolveSibling("triage"),
                        withDatabase,
                        triagePort,
                        PlatformProcess.freePort());
        var gateway =
                PlatformProcess.start(
                        "gateway",
                        data.resolveSibling("gateway"),
                        settings,
                        gatewayPort,
                        PlatformProcess.freePort());
        return new Running(data, List.of(gateway.awaitReady(), triage.awaitReady(), peopleProcess));
    }

    /**
     * @param processes the one that the outside reaches first, the database's last
     */
    record Running(Path data, List<PlatformProcess> processes) implements AutoCloseable {

        Visitor visitor() {
            return new Visitor(processes.getFirst().address());
        }

        @Override
        public void close() {
            processes.forEach(PlatformProcess::close);
        }
    }
}
