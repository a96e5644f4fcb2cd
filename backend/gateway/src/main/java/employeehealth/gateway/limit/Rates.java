package employeehealth.gateway.limit;

import employeehealth.shared.problem.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * How often one address and one account may ask. The emergency lane is not counted: no flood, of
 * others or of one's own, may stand between a person and help.
 */
@Component
public final class Rates implements DisposableBean {

    private final Limit ofAccount;
    private final Limit ofAddress;
    private final Limit ofSignIn;
    private final Counters counters;

    Rates(LimitSettings settings) {
        this.ofAccount = Limit.perSecond("account:", settings.accountPerSecond());
        this.ofAddress = Limit.perSecond("address:", settings.addressPerSecond());
        this.ofSignIn = Limit.perSecond("sign-in:", settings.signInPerSecond());
        var local = new LocalCounters();
        var redis = settings.redis();
        this.counters =
                redis == null ? local : new SharedCounters(redis, settings.redisWithin(), local);
    }

    /** Throws a 429 problem if this is one request too many. */
    public void check(Lane lane, String address, @Nullable String account) {
        if (lane == Lane.EMERGENCY && account != null) {
            return;
        }
        var origin = Network.of(address);
        require(counters.count(ofAddress, origin));
        if (lane == Lane.SIGN_IN) {
            require(counters.count(ofSignIn, origin));
        }
        if (account != null) {
            require(counters.count(ofAccount, account));
        }
    }

    private static void require(Duration wait) {
        if (!wait.isZero()) {
            throw new Problem(HttpStatus.TOO_MANY_REQUESTS, "platform/too-many-requests")
                    .retryAfter(
                            wait.plusMillis(999)
                                    .truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
        }
    }

    @Override
    public void destroy() {
        if (counters instanceof SharedCounters shared) {
            shared.close();
        }
    }
}
