package employeehealth.shared.web;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Where in a trace something was put down that is done later: news and jobs remember it, and what
 * they bring about belongs to the request that caused them.
 *
 * @param span that put it down, if traces were exported
 */
public record Cause(String trace, @Nullable String span) {

    public static Cause current() {
        return new Cause(Trace.current(), Trace.span());
    }

    /** What nobody caused, such as the hourly tidying. */
    public static Cause none() {
        return new Cause(Trace.fresh(), null);
    }

    /**
     * Works under this trace, measured and traced.
     *
     * @param what of a closed set, such as the name of a subscriber: it becomes a label
     */
    public void observe(
            ObservationRegistry observations, String name, KeyValue what, Runnable work) {
        observe(
                observations,
                name,
                what,
                () -> {
                    work.run();
                    return true;
                });
    }

    /** As above, with what comes of it. */
    public <T extends @Nullable Object> T observe(
            ObservationRegistry observations, String name, KeyValue what, Supplier<T> work) {
        var before = MDC.get(Trace.ID);
        MDC.put(Trace.ID, trace);
        try {
            return Observation.createNotStarted(name, this::received, observations)
                    .contextualName(what.getKey() + " " + what.getValue())
                    .lowCardinalityKeyValue(what)
                    .observe(work);
        } finally {
            if (before == null) {
                MDC.remove(Trace.ID);
            } else {
                MDC.put(Trace.ID, before);
            }
        }
    }

    private ReceiverContext<Cause> received() {
        var context =
                new ReceiverContext<Cause>((cause, header) -> cause.header(header), Kind.CONSUMER);
        context.setCarrier(this);
        return context;
    }

    private @Nullable String header(String name) {
        return span == null || !name.equals(Trace.HEADER) ? null : Trace.header(trace, span, true);
    }
}
