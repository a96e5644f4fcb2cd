package employeehealth.gateway.door;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.concurrent.CancellableDependency;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request to a neighbour that can be broken off. Merely closing its answer would first read the
 * rest of it, however long.
 */
final class Outgoing extends BasicClassicHttpRequest implements CancellableDependency {

    private final AtomicReference<@Nullable Cancellable> work = new AtomicReference<>();
    private volatile boolean cancelled;

    Outgoing(String method, HttpHost host, String path) {
        super(method, host, path);
    }

    @Override
    public void setDependency(Cancellable cancellable) {
        work.set(cancellable);
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    @Override
    public boolean cancel() {
        cancelled = true;
        var running = work.getAndSet(null);
        return running != null && running.cancel();
    }
}
