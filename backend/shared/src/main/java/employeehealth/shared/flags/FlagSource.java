package employeehealth.shared.flags;

import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.FeatureProvider;
import dev.openfeature.sdk.Metadata;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.Value;
import dev.openfeature.sdk.exceptions.TypeMismatchError;

/** An OpenFeature provider that answers from memory, at once; our flags are on or off. */
abstract class FlagSource implements FeatureProvider {

    abstract FlagState state();

    @Override
    public final Metadata getMetadata() {
        return () -> state().provider().name();
    }

    @Override
    public ProviderEvaluation<String> getStringEvaluation(
            String key, String otherwise, EvaluationContext context) {
        throw onOrOff();
    }

    @Override
    public ProviderEvaluation<Integer> getIntegerEvaluation(
            String key, Integer otherwise, EvaluationContext context) {
        throw onOrOff();
    }

    @Override
    public ProviderEvaluation<Double> getDoubleEvaluation(
            String key, Double otherwise, EvaluationContext context) {
        throw onOrOff();
    }

    @Override
    public ProviderEvaluation<Value> getObjectEvaluation(
            String key, Value otherwise, EvaluationContext context) {
        throw onOrOff();
    }

    private static TypeMismatchError onOrOff() {
        return new TypeMismatchError("a flag is on or off");
    }
}
