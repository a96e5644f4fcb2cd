package employeehealth.engine;

import org.jspecify.annotations.Nullable;

/**
 * Whom the assessment is about, as far as told. What is not told is never taken as reassuring.
 *
 * @param ageYears 0 to 130; fractions for infants
 * @param pregnant pregnant now or within the last six weeks
 * @param immunosuppressed by a disease or a treatment (chemotherapy, transplant, long steroids)
 * @param anticoagulated takes a blood thinner
 * @param recentSurgery operated on within the last four weeks
 */
public record Subject(
        @Nullable Double ageYears,
        Sex sex,
        @Nullable Boolean pregnant,
        @Nullable Boolean immunosuppressed,
        @Nullable Boolean anticoagulated,
        @Nullable Boolean recentSurgery) {

    /** Somebody of whom nothing was told. */
    public static final Subject UNKNOWN = new Subject(null, Sex.UNKNOWN, null, null, null, null);

    /** Somebody of this age and sex. */
    public static Subject of(@Nullable Double ageYears, Sex sex, @Nullable Boolean pregnant) {
        return new Subject(ageYears, sex, pregnant, null, null, null);
    }

    @Override
    public String toString() {
        return "Subject[hidden]";
    }
}
