package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.app.demo.DemoCompanies;
import employeehealth.shared.neighbour.Neighbour;
import employeehealth.shared.telemetry.CollectorStub;
import employeehealth.shared.telemetry.CollectorStub.Received;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One trace from the door through every process that did something for a request, those included
 * that did it later; under the id that the caller, the logs and the audit know, and saying nothing
 * about anybody.
 */
class TracesTest {

    private static final String CANARY = "zyxwobbulite";
    private static final String REASON = "Malaise%20" + CANARY + "%20atelier";
    private static final String FOREIGN = "11111111111111111111111111111111";
    private static final String CHECKS = "/api/v1/triage/assessments";
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final Set<String> ATTRIBUTES =
            Set.of(
                    "http.request.method",
                    "http.route",
                    "http.response.status_code",
                    "error.type",
                    "employeehealth.target",
                    "employeehealth.job",
                    "messaging.consumer.group.name");

    @Test
    void oneTraceGoesThroughAllProcessesAndTheOutbox() {
        try (var collector = new CollectorStub();
                var running =
                        Topology.PROCESS_PER_TARGET.start(
                                PlatformProcess.newDataFolder("traces"),
                                Map.of(
                                        "OTEL_EXPORTER_OTLP_ENDPOINT",
                                        collector.address().toString(),
                                        "LOG_FORMAT",
                                        "ecs"))) {
            var visitor =
                    running.visitor()
                            .with("traceparent", "00-" + FOREIGN + "-2222222222222222-01")
                            .with("tracestate", "vendor=" + CANARY)
                            .with("baggage", "symptom=" + CANARY);
            var login = visitor.logIn("nurse@lumiere.demo", Visitor.PASSWORD);
            var claire = visitor.signIn("claire@lumiere.demo");
            var told = Map.of("text", "Mal " + CANARY, "language", "fr");
            var checked = claire.post(CHECKS, told);
            assertThat(checked.status()).as(checked::text).isEqualTo(201);
            var id = checked.json().path("id").asString();
            var token = login.json().path("accessToken").asString();
            var read =
                    visitor.with("Authorization", "Bearer " + token)
                            .stepUp()
                            .with("X-Access-Reason", REASON)
                            .get(CHECKS + "/" + id + "?words=" + CANARY);
            assertThat(read.status()).isEqualTo(200);

            signingInAsksAdmin(collector, login);
            theNewsOfReadingGoOnInItsTrace(collector, read);
            nothingIsSaidAboutAnybody(collector, id);
            theLogKnowsTheTrace(running);
        }
    }

    private static void signingInAsksAdmin(CollectorStub collector, Visitor.Answer login) {
        var trace = login.header("X-Request-Id");
        await(collector, trace, 2, "POST /api/v1/auth/login");
        awaitServices(collector, trace, "gateway", "auth", "admin");
    }

    private static void theNewsOfReadingGoOnInItsTrace(
            CollectorStub collector, Visitor.Answer read) {
        var trace = read.header("X-Request-Id");
        await(collector, trace, 2, "GET " + CHECKS + "/{id}");
        await(collector, trace, 1, "subscriber notifications.break-glass-used");
        await(collector, trace, 1, "job notifications.send-mail");
        awaitServices(collector, trace, "gateway", "triage", "notifications", "auth");
        // Every process sends its spans by itself, so parents may come after their children.
        Neighbour.waitUntil(
                "every span but the door's has its parent",
                SOON,
                () -> withoutParent(collector.ofTrace(trace)).size() == 1);
        assertThat(withoutParent(collector.ofTrace(trace)))
                .singleElement()
                .satisfies(first -> {
                    assertThat(first.service()).isEqualTo("employee-health-gateway");
                    assertThat(first.parent()).isEmpty();
                });
    }

    private static void await(CollectorStub collector, String trace, int times, String name) {
        Neighbour.waitUntil(
                times + " times " + name,
                SOON,
                () ->
                        collector.ofTrace(trace).stream()
                                        .filter(span -> span.name().equals(name))
                                        .count()
                                >= times);
    }

    private static void awaitServices(CollectorStub collector, String trace, String... targets) {
        var wanted = Stream.of(targets).map(target -> "employee-health-" + target).toList();
        Neighbour.waitUntil(
                "spans of " + wanted,
                SOON,
                () ->
                        collector.ofTrace(trace).stream()
                                .map(Received::service)
                                .collect(Collectors.toSet())
                                .containsAll(wanted));
    }

    private static List<Received> withoutParent(List<Received> spans) {
        var ids = spans.stream().map(Received::id).collect(Collectors.toSet());
        return spans.stream().filter(span -> !ids.contains(span.parent())).toList();
    }

    private static void nothingIsSaidAboutAnybody(CollectorStub collector, String assessment) {
        assertThat(collector.ofTrace(FOREIGN)).as("a caller's trace is not believed").isEmpty();
        assertThat(collector.everything())
                .doesNotContain(CANARY, assessment, "lumiere.demo", "Malaise", "127.0.0.1");
        for (var company : DemoCompanies.of(12)) {
            for (var person : company.people()) {
                assertThat(collector.everything()).doesNotContain(person.id().toString());
            }
        }
        assertThat(collector.spans())
                .allSatisfy(span -> {
                    assertThat(span.extras()).isZero();
                    assertThat(span.attributes().keySet()).isSubsetOf(ATTRIBUTES);
                });
    }

    /** With the service gone, the gateway has something to say about a request. */
    private static void theLogKnowsTheTrace(Topology.Running running) {
        running.process("triage").killHard();
        var refused = running.visitor().get("/api/v1/triage/protocols");
        assertThat(refused.status()).isEqualTo(503);
        var trace = refused.header("X-Request-Id");
        var gateway = running.process("gateway");
        Neighbour.waitUntil("it is in the log", SOON, () -> gateway.output().contains(trace));
        var lines = json(gateway.output());
        assertThat(lines)
                .allSatisfy(line -> {
                    assertThat(field(line, "service.name")).isEqualTo("employee-health-gateway");
                    assertThat(field(line, "event.dataset")).isEqualTo("employee-health.log");
                    assertThat(field(line, "ecs.version")).isNotEmpty();
                });
        assertThat(lines)
                .filteredOn(line -> field(line, "trace.id").equals(trace))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(field(line, "span.id")).matches("[0-9a-f]{16}"));
        for (var process : running.processes()) {
            assertThat(process.output()).doesNotContain(CANARY, "Malaise");
        }
    }

    private static List<JsonNode> json(String log) {
        var json = new JsonMapper();
        return log.lines().filter(line -> line.startsWith("{")).map(json::readTree).toList();
    }

    /** Nested or with dots in its name: the Elastic Common Schema takes both for the same. */
    private static String field(JsonNode line, String name) {
        return line.path(name).asString(line.at("/" + name.replace('.', '/')).asString(""));
    }
}
