package employeehealth.shared.news;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

/** Begins when the context is complete, and ends before anything that it uses. */
final class NewsLifecycle implements SmartLifecycle {

    private final BooleanSupplier wanted;
    private final ObjectProvider<NewsWork> work;
    private final ObjectProvider<NewsState> state;
    private final @Nullable MeterRegistry meters;
    private volatile @Nullable NewsWork running;

    NewsLifecycle(
            BooleanSupplier wanted,
            ObjectProvider<NewsWork> work,
            ObjectProvider<NewsState> state,
            @Nullable MeterRegistry meters) {
        this.wanted = wanted;
        this.work = work;
        this.state = state;
        this.meters = meters;
    }

    @Override
    public void start() {
        if (!wanted.getAsBoolean()) {
            return;
        }
        var started = work.getObject();
        started.start();
        running = started;
        if (meters != null) {
            gauge(meters, "employeehealth.news.outbox.age", "seconds", NewsState.Totals::outboxAge);
            gauge(meters, "employeehealth.news.outbox.size", null, NewsState.Totals::outbox);
            gauge(
                    meters,
                    "employeehealth.news.waiting.age",
                    "seconds",
                    NewsState.Totals::waitingAge);
            gauge(meters, "employeehealth.news.waiting", null, NewsState.Totals::waiting);
            gauge(meters, "employeehealth.news.dead", null, NewsState.Totals::dead);
        }
    }

    private void gauge(
            MeterRegistry to,
            String name,
            @Nullable String unit,
            ToDoubleFunction<NewsState.Totals> value) {
        Gauge.builder(name, state.getObject(), s -> value.applyAsDouble(s.totals()))
                .baseUnit(unit)
                .register(to);
    }

    @Override
    public void stop() {
        var ending = running;
        if (ending != null) {
            ending.close();
            running = null;
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
