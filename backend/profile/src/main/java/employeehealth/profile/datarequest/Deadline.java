package employeehealth.profile.datarequest;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Until when a request must be answered: one month from its receipt, three if it was extended
 * (GDPR, art. 12(3)). A month ends on the day of the same date, or on the last of a shorter month,
 * and what would end on a weekend ends on the next working day (Regulation (EEC, Euratom) 1182/71,
 * art. 3). Public holidays are not known here: a date is then earlier than it might be, never
 * later.
 *
 * <p>While a person who was asked without undue delay has not proven who they are, the clock stands
 * (EDPB Guidelines 01/2022, 5.3). The law gives no number of days for "undue": here it is a week,
 * and asked later than that the clock runs on.
 *
 * @param askedOn when they were asked for a proof
 * @param settledOn when it was there, or was given up
 */
record Deadline(
        LocalDate receivedOn,
        @Nullable LocalDate askedOn,
        @Nullable LocalDate settledOn,
        boolean extended) {

    static final int PROMPT_DAYS = 7;

    private static final int MONTHS = 1;
    private static final int MONTHS_EXTENDED = 3;

    boolean isSuspended() {
        return stoodFrom() != null && settledOn == null;
    }

    /** None while the clock stands. */
    Optional<LocalDate> dueOn() {
        return after(extended ? MONTHS_EXTENDED : MONTHS);
    }

    /** Until when the person can be told that it takes longer: within the first month. */
    Optional<LocalDate> extensibleUntil() {
        return after(MONTHS);
    }

    private Optional<LocalDate> after(int months) {
        return isSuspended()
                ? Optional.empty()
                : Optional.of(workingDay(receivedOn.plusMonths(months).plusDays(stood())));
    }

    private @Nullable LocalDate stoodFrom() {
        return askedOn != null && !askedOn.isAfter(receivedOn.plusDays(PROMPT_DAYS))
                ? askedOn
                : null;
    }

    private long stood() {
        var from = stoodFrom();
        return from == null || settledOn == null ? 0 : ChronoUnit.DAYS.between(from, settledOn);
    }

    private static LocalDate workingDay(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case DayOfWeek.SATURDAY -> day.plusDays(2);
            case DayOfWeek.SUNDAY -> day.plusDays(1);
            default -> day;
        };
    }
}
