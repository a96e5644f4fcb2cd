package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.neighbour.Neighbour;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is measured has names from closed sets, and is seen from inside only. The collector of
 * traces is dead all the time, and nobody notices.
 */
class MetricsTest {

    private static final String CANARY = "zyxwobbulite";
    private static final String CHECKS = "/api/v1/triage/assessments";
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final Pattern LINE = Pattern.compile("([a-z_0-9]+)(?:\\{(.*)})? \\S+");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

    /** Names of ours, of Spring, of the JVM, and the bounds of histograms. */
    private static final Pattern VALUE =
            Pattern.compile(
                    "[A-Za-z][A-Za-z0-9 ._'()/{}*+-]{0,90}|/[a-zA-Z0-9/._{}*+-]{0,90}|"
                            + "\\+Inf|[0-9][0-9A-Za-z.+-]{0,30}");

    private static final Set<String> OURS =
            Set.of("target", "type", "subscriber", "job", "state", "outcome", "error", "le");

    @Test
    void namesComeFromClosedSetsAndSayNothingAboutAnybody() {
        var data = PlatformProcess.newDataFolder("metrics");
        var deadCollector = "http://127.0.0.1:" + Neighbour.freePort();
        try (var platform =
                PlatformProcess.start(
                                "all", data, Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", deadCollector))
                        .awaitReady()) {
            journey(platform);
            Neighbour.waitUntil(
                    "spans are lost and counted",
                    SOON,
                    () ->
                            value(
                                            platform,
                                            "otel_sdk_processor_span_processed_total"
                                                    + "{error_type=\"collector\"}")
                                    > 0);
            Neighbour.waitUntil(
                    "a mail is sent",
                    SOON,
                    () ->
                            value(
                                            platform,
                                            "employeehealth_notifications_mails_total"
                                                    + "{state=\"sent\"}")
                                    >= 1);
            var lines = scrape(platform);
            assertThat(lines).hasSizeLessThan(4_000).allSatisfy(MetricsTest::saysNothing);
            assertThat(String.join("\n", lines))
                    .contains(
                            "http_server_requests_seconds_bucket{",
                            "uri=\"/api/v1/triage/assessments/{id}\"",
                            "target=\"triage\"",
                            "jvm_memory_used_bytes",
                            "hikaricp_connections_active{pool=\"triage\"}",
                            "employeehealth_triage_recorded_total 1.0",
                            "employeehealth_triage_latency_seconds_bucket",
                            "employeehealth_auth_signins_total{outcome=\"refused\"} 1.0",
                            "employeehealth_gateway_refused_total{type=\"gateway/bad-address\"}",
                            "employeehealth_news_outbox_age_seconds",
                            "employeehealth_news_received_seconds_count{",
                            "employeehealth_jobs_lag_seconds",
                            "employeehealth_jobs_run_seconds_count{",
                            "employeehealth_audit_seal_age_seconds",
                            "employeehealth_keys_up 1.0");
        }
    }

    private static void journey(PlatformProcess platform) {
        var visitor = new Visitor(platform.address());
        visitor.logIn(CANARY + "@lumiere.demo", CANARY + "-password-long");
        var claire = visitor.signIn("claire@lumiere.demo");
        var checked = claire.post(CHECKS, Map.of("text", "Mal " + CANARY, "language", "fr"));
        assertThat(checked.status()).isEqualTo(201);
        var id = checked.json().path("id").asString();
        var nurse = visitor.signIn("nurse@lumiere.demo").stepUp();
        assertThat(
                        nurse.with("X-Access-Reason", "Malaise%20" + CANARY)
                                .get(CHECKS + "/" + id + "?" + CANARY)
                                .status())
                .isEqualTo(200);
        claire.get(CHECKS + "/" + UUID.randomUUID());
        claire.get("/api/v1/" + CANARY + "/" + UUID.randomUUID());
        claire.get("/" + CANARY + "/" + id);
        claire.get("/api/v1/triage/" + CANARY);
        claire.getRaw("/api/v1//" + CANARY);
        visitor.with("Authorization", "Bearer " + CANARY).get("/api/v1/auth/me");
        claire.send(
                "/api/v1/auth/me",
                java.net.http.HttpRequest.newBuilder()
                        .method("ZYXWOBBULITE", java.net.http.HttpRequest.BodyPublishers.noBody()));
    }

    private static void saysNothing(String scraped) {
        // Certificates of machines have numbers; nothing else has.
        var line = scraped.replaceFirst("certificate=\"[0-9a-f]+\",", "");
        assertThat(line.toLowerCase(java.util.Locale.ROOT))
                .doesNotContain(CANARY, "@", "lumiere", "malaise")
                .doesNotContainPattern("[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?");
        var form = LINE.matcher(line);
        assertThat(form.matches()).as(line).isTrue();
        var labels = form.group(2) == null ? "" : form.group(2);
        for (var label = LABEL.matcher(labels); label.find(); ) {
            assertThat(label.group(2)).as(line).matches(VALUE);
            if (form.group(1).startsWith("employeehealth_")) {
                assertThat(OURS).as(line).contains(label.group(1));
            }
        }
        if (form.group(1).startsWith("employeehealth_triage_")) {
            assertThat(labels).as("no label but the bounds").matches("(le=\"[^\"]+\")?");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/metrics",
                "/prometheus",
                "/actuator",
                "/actuator/prometheus",
                "/health",
                "/health/ready",
                "/health/live"
            })
    void nothingOfItIsSeenFromOutside(String path) {
        for (var topology : Topology.values()) {
            var running = topology.running();
            for (var visitor :
                    List.of(
                            running.visitor(),
                            running.visitor().signIn("admin@lumiere.demo"),
                            running.visitor().with("X-Forwarded-For", "127.0.0.1"))) {
                assertThat(visitor.get(path).status()).as(topology + " " + path).isEqualTo(404);
            }
        }
    }

    @Test
    void separateProcessesMeasureTheirNeighbours() {
        var running = Topology.PROCESS_PER_TARGET.running();
        running.visitor().signIn("claire@lumiere.demo").get("/api/v1/triage/protocols");
        assertThat(String.join("\n", scrape(running.process("gateway"))))
                .contains("uri=\"/api/v1/triage/protocols\"")
                .contains("employeehealth_circuit_open{target=\"triage\"} 0.0");
        var age = "employeehealth_revocations_age_seconds";
        assertThat(scrape(running.process("gateway"))).anyMatch(line -> line.startsWith(age + " "));
        assertThat(value(running.process("gateway"), age))
                .as("learnt once a second")
                .isLessThan(10);
        assertThat(scrape(running.process("auth")))
                .as("asks admin")
                .anyMatch(line -> line.startsWith("http_client_requests_seconds_count{"))
                .allSatisfy(MetricsTest::saysNothing);
    }

    private static double value(PlatformProcess platform, String series) {
        return scrape(platform).stream()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElse(0);
    }

    private static List<String> scrape(PlatformProcess platform) {
        var operations = URI.create("http://127.0.0.1:" + platform.opsPort);
        var text = new Visitor(operations).get("/metrics").text();
        return new ArrayList<>(text.lines().filter(line -> !line.startsWith("#")).toList());
    }
}
