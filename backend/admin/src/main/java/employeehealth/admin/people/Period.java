package employeehealth.admin.people;

import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From when to when something holds, in days of UTC.
 *
 * @param until its last day; none if no end is set
 */
public record Period(LocalDate from, @Nullable LocalDate until) {

    /** Nobody plans further ahead; whoever types 2206 for 2026 is asked again. */
    private static final int LATEST_START = 2;

    private static final int LONGEST = 10;

    /**
     * As somebody asks for it: beginning today or later, so that nobody seems to have had a role
     * when they did something without it.
     */
    static Period asked(@Nullable LocalDate from, @Nullable LocalDate until, LocalDate today) {
        var begin = from == null ? today : from;
        var faults = new ArrayList<FieldFault>();
        if (begin.isBefore(today)) {
            faults.add(new FieldFault("from", "field.period-past"));
        }
        if (begin.isAfter(today.plusYears(LATEST_START))) {
            faults.add(new FieldFault("from", "field.period-far"));
        }
        if (until != null && until.isBefore(begin)) {
            faults.add(new FieldFault("until", "field.period-reversed"));
        }
        if (until != null && until.isAfter(today.plusYears(LATEST_START + LONGEST))) {
            faults.add(new FieldFault("until", "field.period-far"));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(List.copyOf(faults));
        }
        return new Period(begin, until);
    }

    boolean contains(LocalDate day) {
        return !from.isAfter(day) && (until == null || !until.isBefore(day));
    }

    boolean overlaps(Period other) {
        return (until == null || !other.from.isAfter(until))
                && (other.until == null || !from.isAfter(other.until));
    }

    /** Whether it ends no sooner than the other. */
    boolean outlasts(Period other) {
        return until == null || (other.until != null && !until.isBefore(other.until));
    }
}
