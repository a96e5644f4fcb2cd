package employeehealth.shared.flags;

import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.Reason;
import java.time.Instant;

/** Nothing is configured: every flag has its safe default. */
final class NoFlags extends FlagSource {

    private final FlagState state;

    NoFlags(Instant now) {
        state = new FlagState(FlagState.Provider.none, FlagState.State.ready, null, now);
    }

    @Override
    FlagState state() {
        return state;
    }

    @Override
    public ProviderEvaluation<Boolean> getBooleanEvaluation(
            String key, Boolean otherwise, EvaluationContext context) {
        return ProviderEvaluation.<Boolean>builder()
                .value(otherwise)
                .reason(Reason.DEFAULT.toString())
                .build();
    }
}
