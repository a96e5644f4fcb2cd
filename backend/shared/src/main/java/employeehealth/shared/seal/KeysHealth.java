package employeehealth.shared.seal;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Says whether the key service answers. While it does not, what people have written lately can be
 * read for a while, and nothing new about anybody else.
 */
final class KeysHealth implements HealthIndicator {

    /** However often somebody asks us, the service is asked this often. */
    private static final long ASK_AGAIN = Duration.ofSeconds(5).toNanos();

    private final BooleanSupplier inUse;
    private final Supplier<KeyEncryption> keys;
    private volatile Answer last = new Answer(true, System.nanoTime() - ASK_AGAIN);

    private record Answer(boolean up, long at) {}

    /**
     * @param inUse whether this process seals anything at all; a gateway alone does not
     */
    KeysHealth(BooleanSupplier inUse, Supplier<KeyEncryption> keys) {
        this.inUse = inUse;
        this.keys = keys;
    }

    @Override
    public Health health() {
        return (isUp() ? Health.up() : Health.down()).build();
    }

    boolean isUp() {
        if (!inUse.getAsBoolean()) {
            return true;
        }
        var answer = last;
        if (System.nanoTime() - answer.at > ASK_AGAIN) {
            answer = new Answer(asked(), System.nanoTime());
            last = answer;
        }
        return answer.up;
    }

    private boolean asked() {
        try {
            keys.get().current();
            return true;
        } catch (KeysUnavailable e) {
            return false;
        }
    }
}
