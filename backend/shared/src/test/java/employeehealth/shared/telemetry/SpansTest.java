package employeehealth.shared.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.shared.neighbour.Neighbour;
import employeehealth.shared.web.Cause;
import employeehealth.shared.web.Trace;
import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.RequestReplySenderContext;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class SpansTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00f067aa0ba902b7";
    private static final Duration SOON = Duration.ofSeconds(20);

    private final CollectorStub collector = new CollectorStub();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final ObservationRegistry observations = ObservationRegistry.create();

    @AfterEach
    void stop() {
        MDC.clear();
        collector.close();
    }

    private static TraceSettings settings(URI endpoint) {
        return new TraceSettings(endpoint, 1, "employee-health-test", "dev");
    }

    /** What was done is sent as soon as the export ends. */
    private void export(Runnable work) {
        try (var export = SpanExport.to(settings(collector.address()), meters)) {
            observations.observationConfig().observationHandler(new Spans(export.tracer()));
            work.run();
        }
    }

    private void request(String header, Runnable work) {
        var request = new MockHttpServletRequest("POST", "/api/v1/triage/assessments/" + TRACE);
        request.setQueryString("words=migraine");
        request.addHeader(Trace.HEADER, header);
        var context = new ServerRequestObservationContext(request, new MockHttpServletResponse());
        RequestNames.name(request, "unused", "triage");
        context.setPathPattern("/api/v1/triage/assessments/{id}");
        Observation.createNotStarted(new RequestNames(), () -> context, observations).observe(work);
    }

    @Test
    void aRequestOfOursGoesOnInItsTraceAndSaysNothingButItsTemplate() {
        MDC.put(Trace.ID, TRACE);
        export(() ->
                assertThatThrownBy(() ->
                                request(
                                        Trace.header(TRACE, CALLER, true),
                                        () -> {
                                            throw new IllegalStateException("migraine");
                                        }))
                        .isInstanceOf(IllegalStateException.class));
        assertThat(collector.spans())
                .singleElement()
                .satisfies(span -> {
                    assertThat(span.trace()).isEqualTo(TRACE);
                    assertThat(span.parent()).isEqualTo(CALLER);
                    assertThat(span.name()).isEqualTo("POST /api/v1/triage/assessments/{id}");
                    assertThat(span.extras()).isZero();
                    assertThat(span.attributes())
                            .containsOnly(
                                    Map.entry("http.request.method", "POST"),
                                    Map.entry("http.route", "/api/v1/triage/assessments/{id}"),
                                    Map.entry("http.response.status_code", "200"),
                                    Map.entry("error.type", "IllegalStateException"),
                                    Map.entry("employeehealth.target", "triage"));
                });
        assertThat(collector.everything()).doesNotContain("migraine", "words=");
    }

    @Test
    void aHeaderOfAnotherTraceThanTheRequestsIsNotBelieved() {
        MDC.put(Trace.ID, TRACE);
        export(() -> request(Trace.header("1".repeat(32), CALLER, true), () -> {}));
        assertThat(collector.spans())
                .singleElement()
                .satisfies(span -> {
                    assertThat(span.trace()).isEqualTo(TRACE);
                    assertThat(span.parent()).isEmpty();
                });
    }

    @Test
    void newsAndJobsGoOnWhereTheyWerePutDown() {
        var caused = new ArrayList<Cause>();
        MDC.put(Trace.ID, TRACE);
        export(() -> {
            request("", () -> caused.add(Cause.current()));
            MDC.remove(Trace.ID);
            caused.getFirst()
                    .observe(
                            observations,
                            "employeehealth.jobs.run",
                            KeyValue.of("job", "notifications.send-mail"),
                            () -> {});
        });
        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
        var spans = collector.spans();
        assertThat(spans).hasSize(2).allMatch(span -> span.trace().equals(TRACE));
        assertThat(spans.getLast().parent()).isEqualTo(spans.getFirst().id());
        assertThat(spans.getLast().name()).isEqualTo("job notifications.send-mail");
    }

    @Test
    void whoeverIsAskedLearnsTheSpanThatAsks() {
        var headers = new HashMap<String, String>();
        MDC.put(Trace.ID, TRACE);
        export(() ->
                request(
                        "",
                        () -> {
                            var asks =
                                    new RequestReplySenderContext<Map<String, String>, String>(
                                            (map, key, value) ->
                                                    Objects.requireNonNull(map).put(key, value));
                            asks.setCarrier(headers);
                            Observation.createNotStarted("asks", () -> asks, observations)
                                    .observe(() -> {});
                        }));
        var asking = collector.spans().getFirst();
        assertThat(asking.parent()).isEqualTo(collector.spans().getLast().id());
        assertThat(headers).containsEntry(Trace.HEADER, Trace.header(TRACE, asking.id(), true));
    }

    @Test
    void whatNobodyAskedForIsNotRecordedHereNorThere() {
        var headers = new HashMap<String, String>();
        export(() -> {
            var asks =
                    new RequestReplySenderContext<Map<String, String>, String>(
                            (map, key, value) -> Objects.requireNonNull(map).put(key, value));
            asks.setCarrier(headers);
            Observation.createNotStarted("looks for news", () -> asks, observations)
                    .observe(() -> {});
            var header = headers.getOrDefault(Trace.HEADER, "");
            assertThat(header).endsWith("-00");
            MDC.put(Trace.ID, header.substring(3, 35));
            request(header, () -> {});
        });
        assertThat(collector.spans()).isEmpty();
    }

    @Test
    void everybodyComesToTheSameDecisionByTheIdAlone() {
        var half = new TraceSettings(collector.address(), 0.5, "employee-health-test", "dev");
        for (var process = 0; process < 2; process++) {
            try (var export = SpanExport.to(half, meters)) {
                for (var i = 0; i < 64; i++) {
                    // The later half of the id decides; these are spread over all of it.
                    MDC.put(Trace.ID, "4bf92f3577b34da6%016x".formatted(i * 0x0400000000000000L));
                    export.tracer().spanBuilder("x").startSpan().end();
                }
            }
        }
        var once = collector.spans().size() / 2;
        assertThat(once).isBetween(16, 48);
        assertThat(collector.spans().subList(0, once).stream().map(CollectorStub.Received::trace))
                .containsExactlyElementsOf(
                        collector.spans().subList(once, once * 2).stream()
                                .map(CollectorStub.Received::trace)
                                .toList());
    }

    @Test
    void aCollectorThatNeverAnswersCostsNobodyAnythingAndItsSpansAreCounted() {
        var silent = new SilentCollector();
        try (var export = new SpanExport(silent, settings(collector.address()), meters)) {
            var tracer = export.tracer();
            var many = SpanExport.WAITING_AT_MOST * 3;
            var start = System.nanoTime();
            for (var i = 0; i < many; i++) {
                tracer.spanBuilder("x").startSpan().end();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as("nobody waits")
                    .isLessThan(Duration.ofSeconds(3));
            assertThat(dropped("queue_full"))
                    .as("beyond what waits and what is with the collector")
                    .isBetween((double) SpanExport.WAITING_AT_MOST, (double) many);
            silent.giveUp();
            Neighbour.waitUntil("it is counted", SOON, () -> dropped("collector") > 0);
            silent.giveUp();
        }
    }

    @Test
    void whatIsSentIsCountedToo() {
        export(() -> request("", () -> {}));
        assertThat(dropped("none")).isEqualTo(1);
    }

    private double dropped(String why) {
        return meters.get("otel.sdk.processor.span.processed")
                .tag("error.type", why)
                .counter()
                .count();
    }

    private static final class SilentCollector implements SpanExporter {

        private volatile CompletableResultCode answer = new CompletableResultCode();

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            return answer;
        }

        void giveUp() {
            answer.fail();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
