package employeehealth.contracts.care;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a symptom check may use of a person's health profile. What is null is not known: that a
 * profile does not name a medicine does not mean that the person takes none.
 *
 * @param consent without one nothing else is here
 * @param age in whole years
 * @param sex {@code female}, {@code male} or {@code other} (FHIR)
 */
@HealthData
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProfileFacts(
        ConsentState consent,
        @Nullable Integer age,
        @Nullable String sex,
        @Nullable Boolean pregnant,
        List<Fact> conditions,
        List<Fact> allergies,
        List<Fact> medications) {

    public ProfileFacts {
        conditions = List.copyOf(conditions);
        allergies = List.copyOf(allergies);
        medications = List.copyOf(medications);
    }

    public static ProfileFacts none(ConsentState consent) {
        return new ProfileFacts(consent, null, null, null, List.of(), List.of(), List.of());
    }

    /** What makes the same complaint more dangerous. */
    public enum Modifier {
        ANTICOAGULATED,
        IMMUNOSUPPRESSED;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One entry of the profile.
     *
     * @param words in the person's language where the code is of a list of ours, else as it was
     *     said
     * @param means what follows from its code
     */
    @HealthData
    public record Fact(
            @Nullable String system, @Nullable String code, String words, Set<Modifier> means) {

        public Fact {
            // What a newer neighbour says and we do not know is null here, and means nothing.
            means = means.stream().filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
        }

        @Override
        public String toString() {
            return "Fact[hidden]";
        }
    }

    @Override
    public String toString() {
        return "ProfileFacts[hidden]";
    }
}
