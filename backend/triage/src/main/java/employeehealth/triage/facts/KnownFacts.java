package employeehealth.triage.facts;

import com.fasterxml.jackson.annotation.JsonInclude;
import employeehealth.contracts.care.ConsentState;
import employeehealth.contracts.care.HealthData;
import employeehealth.contracts.care.ProfileFacts;
import employeehealth.contracts.care.ProfileFacts.Fact;
import employeehealth.contracts.care.ProfileFacts.Modifier;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the profile knows that a check asks about its subject. What is null is not known, and asked
 * as ever: nothing is denied because a profile does not say it.
 *
 * @param consent whether symptom checks may use the profile; null where the profile cannot be asked
 * @param because the entries that it follows from, in their words
 */
@HealthData
@JsonInclude(JsonInclude.Include.NON_NULL)
record KnownFacts(
        @Nullable ConsentState consent,
        @Nullable Integer age,
        @Nullable String sex,
        @Nullable Boolean pregnant,
        @Nullable Boolean immunosuppressed,
        @Nullable Boolean anticoagulated,
        Because because) {

    static final KnownFacts UNREACHABLE =
            new KnownFacts(null, null, null, null, null, null, Because.NOTHING);

    /** Words of entries that mean it. */
    @HealthData
    record Because(List<String> immunosuppressed, List<String> anticoagulated) {

        static final Because NOTHING = new Because(List.of(), List.of());

        @Override
        public String toString() {
            return "Because[hidden]";
        }
    }

    static KnownFacts of(ProfileFacts facts) {
        var because =
                new Because(
                        words(facts, Modifier.IMMUNOSUPPRESSED),
                        words(facts, Modifier.ANTICOAGULATED));
        return new KnownFacts(
                facts.consent(),
                facts.age(),
                facts.sex(),
                facts.pregnant(),
                because.immunosuppressed.isEmpty() ? null : true,
                because.anticoagulated.isEmpty() ? null : true,
                because);
    }

    private static List<String> words(ProfileFacts facts, Modifier modifier) {
        return Stream.concat(facts.conditions().stream(), facts.medications().stream())
                .filter(fact -> fact.means().contains(modifier))
                .map(Fact::words)
                .toList();
    }

    @Override
    public String toString() {
        return "KnownFacts[hidden]";
    }
}
