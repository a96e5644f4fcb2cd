package employeehealth.whole;

import employeehealth.shared.neighbour.Neighbour;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The ways to run the platform that must not make a difference. One of each is shared by all tests.
 */
enum Topology {
    ONE_PROCESS,
    PROCESS_PER_TARGET;

    /** In the order in which they end: the door first, the database last. */
    static final List<String> TARGETS =
            List.of("gateway", "triage", "profile", "notifications", "auth", "admin", "database");

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
        return start(data, Map.of());
    }

    /**
     * @param more settings of all processes
     */
    Running start(Path data, Map<String, String> more) {
        return switch (this) {
            case ONE_PROCESS -> {
                var all = PlatformProcess.start("all", data, more);
                yield new Running(data, List.of(all.awaitReady()));
            }
            case PROCESS_PER_TARGET -> processPerTarget(data, more);
        };
    }

    /** Every target in a process of its own, and nothing between them but mutual TLS. */
    private static Running processPerTarget(Path data, Map<String, String> more) {
        var ports = new HashMap<String, Integer>();
        var settings = new HashMap<>(more);
        for (var target : TARGETS) {
            ports.put(target, Neighbour.freePort());
            settings.put(
                    "REMOTE_" + target.toUpperCase(Locale.ROOT),
                    "https://localhost:" + ports.get(target));
        }
        settings.put("KEYS_DIR", data.resolve("keys").toString());
        settings.put("TLS_DIR", Certificates.in(data.resolve("tls")).toString());
        settings.put("PUBLIC_URL", "http://127.0.0.1:" + ports.get("gateway"));
        var database = process("database", data, settings, ports).awaitReady();
        settings.put("DATABASE_URL", Connections.of(data).url());
        var services =
                TARGETS.subList(1, TARGETS.size() - 1).stream()
                        .map(target ->
                                process(target, data.resolveSibling(target), settings, ports))
                        .toList();
        services.forEach(PlatformProcess::awaitReady);
        var gateway = process("gateway", data.resolveSibling("gateway"), settings, ports);
        var processes = new ArrayList<PlatformProcess>();
        processes.add(gateway.awaitReady());
        processes.addAll(services);
        processes.add(database);
        return new Running(data, processes);
    }

    private static PlatformProcess process(
            String target, Path data, Map<String, String> settings, Map<String, Integer> ports) {
        var own = new HashMap<>(settings);
        own.remove("REMOTE_" + target.toUpperCase(Locale.ROOT));
        var port = Objects.requireNonNull(ports.get(target));
        return PlatformProcess.start(target, data, own, port, Neighbour.freePort());
    }

    /**
     * @param processes the one that the outside reaches first, the database's last
     */
    record Running(Path data, List<PlatformProcess> processes) implements AutoCloseable {

        /** The one that runs this target alone. */
        PlatformProcess process(String target) {
            return processes.stream()
                    .filter(process -> process.targets.equals(target))
                    .findFirst()
                    .orElseThrow();
        }

        Visitor visitor() {
            return new Visitor(processes.getFirst().address());
        }

        @Override
        public void close() {
            processes.forEach(PlatformProcess::close);
        }
    }
}
