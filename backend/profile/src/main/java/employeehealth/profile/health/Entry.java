package employeehealth.profile.health;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import employeehealth.contracts.care.HealthData;
import employeehealth.shared.web.CleanText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One allergy, condition, medication, immunization or measurement. It has words, a code, or both.
 *
 * @param id given by us; without one it is new
 * @param text in the words of whoever says it
 * @param status active where none is sent
 * @param since a year, a month or a day: {@code 2019}, {@code 2019-05}, {@code 2019-05-04}; of an
 *     immunization or measurement when it was done
 * @param until of a condition or medication, in the same form
 * @param criticality of an allergy (FHIR AllergyIntolerance.criticality)
 * @param reaction to an allergen, in words
 * @param dose of a medication, in words
 * @param value of a measurement
 * @param unit of that value, as UCUM writes it
 * @param objection what the person has to say against a clinician's entry (GDPR, art. 16)
 */
@HealthData
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Entry(
        @Nullable UUID id,
        @Nullable @Size(max = 500) @CleanText String text,
        @Nullable @Valid Code code,
        @Nullable Status status,
        @Nullable @Pattern(regexp = DATE, message = "field.partial-date") String since,
        @Nullable @Pattern(regexp = DATE, message = "field.partial-date") String until,
        @Nullable Criticality criticality,
        @Nullable @Size(max = 500) @CleanText String reaction,
        @Nullable @Size(max = 200) @CleanText String dose,
        @Nullable BigDecimal value,
        @Nullable @Size(max = 30) @CleanText String unit,
        @Nullable @Size(max = 1000) @CleanText String note,
        @Nullable @Size(max = 1000) @CleanText String objection,
        @Nullable Provenance provenance) {

    static final String DATE = "(18|19|20)\\d\\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?";

    /**
     * Nothing is taken away that a clinician has said: it is resolved, refuted, or was a mistake.
     */
    public enum Status {
        ACTIVE,
        RESOLVED,
        REFUTED,
        ENTERED_IN_ERROR;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How dangerous the next contact with an allergen may be. */
    public enum Criticality {
        LOW,
        HIGH,
        UNABLE_TO_ASSESS;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Entry {
        status = Objects.requireNonNullElse(status, Status.ACTIVE);
    }

    @JsonIgnore
    public boolean isActive() {
        return status == Status.ACTIVE;
    }

    /** Whether a clinician, or another system, has said it. */
    boolean isOfOthers() {
        return provenance != null && provenance.source() != Provenance.Source.SELF;
    }

    /** The same words and values, whoever said them; what the person objects is not part of it. */
    boolean saysTheSameAs(Entry other) {
        return bare().equals(other.bare());
    }

    private Entry bare() {
        return new Entry(
                null,
                text,
                code,
                status,
                since,
                until,
                criticality,
                reaction,
                dose,
                value == null ? null : value.stripTrailingZeros(),
                unit,
                note,
                null,
                null);
    }

    Entry from(UUID known, Provenance who) {
        return new Entry(
                known,
                text,
                code,
                status,
                since,
                until,
                criticality,
                reaction,
                dose,
                value,
                unit,
                note,
                objection,
                who);
    }

    /** As it was, with what the person has to say against it now. */
    Entry objectedTo(@Nullable String words) {
        return new Entry(
                id,
                text,
                code,
                status,
                since,
                until,
                criticality,
                reaction,
                dose,
                value,
                unit,
                note,
                words,
                provenance);
    }

    @Override
    public String toString() {
        return "Entry[hidden]";
    }
}
