package employeehealth.shared.telemetry;

import employeehealth.shared.web.Trace;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationView;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.observation.transport.SenderContext;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.IdGenerator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Makes a span of what crosses a process: a request that comes or goes, news that are received, a
 * job. What a span says is written here, and nothing else gets in: no address with ids, no message
 * of an exception.
 */
final class Spans implements ObservationHandler<Observation.Context> {

    private static final String STATUS = "status";
    private static final AttributeKey<Long> STATUS_CODE =
            AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");
    private static final String NONE = "none";

    /** Labels from closed sets, and what OpenTelemetry calls them. */
    private static final Map<String, AttributeKey<String>> ATTRIBUTES =
            Map.of(
                    "method",
                    AttributeKey.stringKey("http.request.method"),
                    "uri",
                    AttributeKey.stringKey("http.route"),
                    RequestNames.TARGET,
                    AttributeKey.stringKey("employeehealth.target"),
                    "subscriber",
                    AttributeKey.stringKey("messaging.consumer.group.name"),
                    "job",
                    AttributeKey.stringKey("employeehealth.job"));

    private final Tracer tracer;

    Spans(Tracer tracer) {
        this.tracer = tracer;
    }

    /** An observation's span, and what the log said before it began. */
    private static final class Open {
        private final Span span;
        private @Nullable String outer;

        Open(Span span) {
            this.span = span;
        }
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return context instanceof ReceiverContext<?> || context instanceof SenderContext<?>;
    }

    @Override
    public void onStart(Observation.Context context) {
        var span =
                tracer.spanBuilder(name(context))
                        .setSpanKind(kind(context))
                        .setParent(parent(context))
                        .startSpan();
        context.put(Open.class, new Open(span));
        if (context instanceof SenderContext<?> sender) {
            handOver(sender, span.getSpanContext());
        }
    }

    @Override
    public void onScopeOpened(Observation.Context context) {
        var open = context.<Open>getRequired(Open.class);
        open.outer = MDC.get(Trace.SPAN);
        MDC.put(Trace.SPAN, open.span.getSpanContext().getSpanId());
    }

    @Override
    public void onScopeClosed(Observation.Context context) {
        var outer = context.<Open>getRequired(Open.class).outer;
        if (outer == null) {
            MDC.remove(Trace.SPAN);
        } else {
            MDC.put(Trace.SPAN, outer);
        }
    }

    @Override
    public void onStop(Observation.Context context) {
        var span = context.<Open>getRequired(Open.class).span;
        for (var label : context.getLowCardinalityKeyValues()) {
            var key = ATTRIBUTES.get(label.getKey());
            if (key != null && !label.getValue().equals(NONE)) {
                span.setAttribute(key, label.getValue());
            }
        }
        var status = status(context.getLowCardinalityKeyValue(STATUS));
        if (status > 0) {
            span.setAttribute(STATUS_CODE, (long) status);
        }
        var error = context.getError();
        if (error != null) {
            span.setAttribute(ERROR_TYPE, error.getClass().getSimpleName());
        }
        // A refusal is an answer, and no fault of ours.
        if (status >= 500 || error != null && status == 0) {
            span.setStatus(StatusCode.ERROR);
        }
        span.updateName(name(context));
        span.end();
    }

    /** Of HTTP, by its conventions: the method and the template of the address. */
    private static String name(Observation.Context context) {
        var method = context.getLowCardinalityKeyValue("method");
        var template = context.getLowCardinalityKeyValue("uri");
        if (method != null && template != null) {
            return method.getValue() + " " + template.getValue();
        }
        var name = context.getContextualName();
        return name != null ? name : String.valueOf(context.getName());
    }

    private static int status(@Nullable KeyValue label) {
        return label != null && label.getValue().matches("\\d{3}")
                ? Integer.parseInt(label.getValue())
                : 0;
    }

    private static SpanKind kind(Observation.Context context) {
        var kind =
                context instanceof ReceiverContext<?> receiver
                        ? receiver.getKind()
                        : ((SenderContext<?>) context).getKind();
        return SpanKind.valueOf(kind.name());
    }

    /** Where we are in this process, or where another one, or an earlier time, handed over. */
    private static Context parent(Observation.Context context) {
        for (ObservationView at = context.getParentObservation(); at != null; ) {
            if (at.getContextView().get(Open.class) instanceof Open open) {
                return Context.root().with(open.span);
            }
            at = at.getContextView().getParentObservation();
        }
        var given = context instanceof ReceiverContext<?> receiver ? given(receiver) : unasked();
        return given == null ? Context.root() : Context.root().with(Span.wrap(given));
    }

    /**
     * What a header says is believed only of the trace that {@link Trace} has found this work to
     * belong to: it knows whom to believe.
     */
    private static <C> @Nullable SpanContext given(ReceiverContext<C> receiver) {
        var carrier = receiver.getCarrier();
        var header = carrier == null ? null : receiver.getGetter().get(carrier, Trace.HEADER);
        if (header == null || !header.startsWith("00-" + MDC.get(Trace.ID) + "-")) {
            return null;
        }
        return SpanContext.createFromRemoteParent(
                header.substring(3, 35),
                header.substring(36, 52),
                TraceFlags.fromHex(header, 53),
                TraceState.getDefault());
    }

    /** Calls that belong to no request and no job are not recorded, here and there. */
    private static @Nullable SpanContext unasked() {
        return MDC.get(Trace.ID) != null
                ? null
                : SpanContext.create(
                        IdGenerator.random().generateTraceId(),
                        IdGenerator.random().generateSpanId(),
                        TraceFlags.getDefault(),
                        TraceState.getDefault());
    }

    private static <C> void handOver(SenderContext<C> sender, SpanContext span) {
        var carrier = sender.getCarrier();
        if (carrier != null) {
            sender.getSetter()
                    .set(
                            carrier,
                            Trace.HEADER,
                            Trace.header(span.getTraceId(), span.getSpanId(), span.isSampled()));
        }
    }
}
