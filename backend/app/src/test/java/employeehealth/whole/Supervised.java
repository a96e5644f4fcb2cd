package employeehealth.whole;

import employeehealth.shared.neighbour.RabbitServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A platform of one process per target, under a supervisor that starts again what ends. */
final class Supervised implements AutoCloseable {

    private static final List<String> QUEUES =
            List.of(
                    "notifications.sign-in-locked",
                    "notifications.new-device-signed-in",
                    "notifications.session-stolen",
                    "notifications.person-left",
                    "notifications.federation-linked",
                    "notifications.federation-unlinked",
                    "notifications.passkey-added",
                    "notifications.passkey-renamed",
                    "notifications.passkey-removed",
                    "notifications.passkey-copied",
                    "notifications.factors-changed",
                    "notifications.recovery-code-used",
                    "notifications.password-changed",
                    "notifications.personal-address-added",
                    "notifications.personal-address-removed",
                    "notifications.link-requested",
                    "notifications.check-back-due",
                    "notifications.rights-changed",
                    "notifications.break-glass-used");

    private final Path data;
    private final @Nullable RabbitServer broker;
    private final Topology.Running topology;
    private final Map<String, PlatformProcess> processes = new ConcurrentHashMap<>();

    private Supervised(Path data, @Nullable RabbitServer broker, Topology.Running topology) {
        this.data = data;
        this.broker = broker;
        this.topology = topology;
        topology.processes().forEach(process -> processes.put(process.targets, process));
    }

    /** News go through PostgreSQL. */
    static Supervised start(Path data) {
        return new Supervised(data, null, Topology.PROCESS_PER_TARGET.start(data, settings(data)));
    }

    /** News go through RabbitMQ. */
    static Supervised startWithBroker(Path data) {
        var broker = RabbitServer.start();
        var settings = settings(data);
        settings.put("RABBITMQ_URL", broker.url());
        try {
            var topology = Topology.PROCESS_PER_TARGET.start(data, settings);
            // RabbitMQ 3.10 forgets queues that are younger than half a second when it is killed.
            QUEUES.forEach(queue -> broker.awaitWrittenDown("employee-health.news." + queue));
            return new Supervised(data, broker, topology);
        } catch (RuntimeException | Error e) {
            broker.close();
            throw e;
        }
    }

    private static Map<String, String> settings(Path data) {
        var settings = new HashMap<String, String>();
        settings.put("AUDIT_SEAL_EVERY", "1s");
        settings.put("AUDIT_WITNESS_URL", witness(data).toUri().toString());
        // A crowd changes one profile more often in an hour than anybody in a day.
        settings.put("PROFILE_CHANGESPERDAY", "1000000");
        return settings;
    }

    Path data() {
        return data;
    }

    /** Where a witness keeps its copies of what was signed. */
    static Path witness(Path data) {
        return data.resolveSibling("witness");
    }

    Visitor visitor() {
        return topology.visitor();
    }

    void kill(Victim victim) throws IOException {
        switch (victim) {
            case POSTMASTER -> Postmaster.of(data).kill();
            case SESSION -> Postmaster.of(data).killSession();
            case BROKER -> broker().kill();
            default -> process(victim).killHard();
        }
    }

    /** As a supervisor does; the database server is its own process's business. */
    void startAgain(Victim victim) {
        switch (victim) {
            case POSTMASTER, SESSION -> {}
            case BROKER -> broker().restart();
            default -> processes.put(victim.target(), process(victim).startAgainUntilReady());
        }
    }

    private RabbitServer broker() {
        return Objects.requireNonNull(broker);
    }

    private PlatformProcess process(Victim victim) {
        return Objects.requireNonNull(processes.get(victim.target()));
    }

    /** All that were killed, beside each other: those that need one another come up together. */
    void startAgain(List<Victim> victims) {
        victims.stream()
                .map(victim -> CompletableFuture.runAsync(() -> startAgain(victim)))
                .toList()
                .forEach(CompletableFuture::join);
    }

    @Override
    public void close() {
        for (var target : Topology.TARGETS) {
            Objects.requireNonNull(processes.get(target)).close();
        }
        if (broker != null) {
            broker.close();
        }
    }
}
