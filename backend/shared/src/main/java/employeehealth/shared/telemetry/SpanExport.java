package employeehealth.shared.telemetry;

import employeehealth.shared.web.Trace;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends ended spans to the collector, in batches and behind everybody's back. Only so many wait for
 * a collector that is slow or gone; those beyond are dropped and counted, and no request knows.
 *
 * <p>Which traces are sampled depends on their ids alone, so that every process, and whatever
 * receives news or does a job later, comes to the same decision without being told.
 */
final class SpanExport implements SpanProcessor, AutoCloseable {

    static final int WAITING_AT_MOST = 4_096;
    private static final int BATCH = 512;
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration AT_THE_END = Duration.ofSeconds(2);

    private final SpanExporter collector;
    private final BatchSpanProcessor batches;
    private final SdkTracerProvider provider;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Counter sent;
    private final Counter lost;
    private final Counter surplus;

    SpanExport(SpanExporter collector, TraceSettings settings, MeterRegistry meters) {
        this.collector = collector;
        this.sent = counter(meters, "none");
        this.lost = counter(meters, "collector");
        this.surplus = counter(meters, "queue_full");
        this.batches =
                BatchSpanProcessor.builder(new Counted())
                        .setMaxQueueSize(WAITING_AT_MOST)
                        .setMaxExportBatchSize(BATCH)
                        .setScheduleDelay(EVERY)
                        .setExporterTimeout(PATIENCE.plus(EVERY))
                        .build();
        this.provider =
                SdkTracerProvider.builder()
                        .setResource(resource(settings))
                        .setSampler(new ById(settings.ratio()))
                        .setIdGenerator(new OurIds())
                        .addSpanProcessor(this)
                        .build();
    }

    static SpanExport to(TraceSettings settings, MeterRegistry meters) {
        var base = settings.endpoint().toString().replaceFirst("/+$", "");
        var collector =
                OtlpHttpSpanExporter.builder()
                        .setEndpoint(base + "/v1/traces")
                        .setTimeout(PATIENCE)
                        .setConnectTimeout(PATIENCE);
        return new SpanExport(collector.build(), settings, meters);
    }

    private static Counter counter(MeterRegistry meters, String error) {
        return Counter.builder("otel.sdk.processor.span.processed")
                .description("Spans handed to the collector, or dropped, and why")
                .tag("error.type", error)
                .register(meters);
    }

    private static Resource resource(TraceSettings settings) {
        return Resource.create(
                Attributes.of(
                        AttributeKey.stringKey("service.name"), settings.serviceName(),
                        AttributeKey.stringKey("service.namespace"), "employee-health",
                        AttributeKey.stringKey("deployment.environment.name"),
                                settings.environment()));
    }

    Tracer tracer() {
        return provider.get("employeehealth");
    }

    @Override
    public void onEnd(ReadableSpan span) {
        if (!span.getSpanContext().isSampled()) {
            return;
        }
        if (waiting.incrementAndGet() > WAITING_AT_MOST) {
            waiting.decrementAndGet();
            surplus.increment();
        } else {
            batches.onEnd(span);
        }
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public CompletableResultCode forceFlush() {
        return batches.forceFlush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return batches.shutdown();
    }

    /** What still waits is sent if the collector is quick. */
    @Override
    public void close() {
        var _ = provider.shutdown().join(AT_THE_END.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The trace of a span is that of problems, logs and audit. */
    private static final class OurIds implements IdGenerator {

        @Override
        public String generateSpanId() {
            return IdGenerator.random().generateSpanId();
        }

        @Override
        public String generateTraceId() {
            return Trace.current();
        }
    }

    /** A call that says it is not recorded is not; of all others the id alone decides. */
    private static final class ById implements Sampler {

        private final Sampler ratio;

        ById(double ratio) {
            this.ratio = Sampler.traceIdRatioBased(ratio);
        }

        @Override
        public SamplingResult shouldSample(
                Context parent,
                String trace,
                String name,
                SpanKind kind,
                Attributes attributes,
                List<LinkData> links) {
            var caller = Span.fromContext(parent).getSpanContext();
            return caller.isValid() && !caller.isSampled()
                    ? SamplingResult.drop()
                    : ratio.shouldSample(parent, trace, name, kind, attributes, links);
        }

        @Override
        public String getDescription() {
            return "ById{" + ratio.getDescription() + "}";
        }
    }

    private final class Counted implements SpanExporter {

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            waiting.addAndGet(-spans.size());
            var result = collector.export(spans);
            return result.whenComplete(
                    () -> (result.isSuccess() ? sent : lost).increment(spans.size()));
        }

        @Override
        public CompletableResultCode flush() {
            return collector.flush();
        }

        @Override
        public CompletableResultCode shutdown() {
            return collector.shutdown();
        }
    }
}
