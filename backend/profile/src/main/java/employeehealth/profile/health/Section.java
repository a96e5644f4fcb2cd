package employeehealth.profile.health;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The lists of a health profile, and what an entry of each may say besides what it is. */
public enum Section {
    ALLERGIES(Detail.CRITICALITY, Detail.REACTION),
    CONDITIONS(Detail.UNTIL),
    MEDICATIONS(Detail.UNTIL, Detail.DOSE),
    IMMUNIZATIONS(),
    MEASUREMENTS(Detail.VALUE);

    /** What only some entries have. */
    enum Detail {
        UNTIL,
        CRITICALITY,
        REACTION,
        DOSE,
        VALUE
    }

    private final Set<Detail> details;

    Section(Detail... details) {
        this.details = EnumSet.noneOf(Detail.class);
        this.details.addAll(Set.of(details));
    }

    boolean has(Detail detail) {
        return details.contains(detail);
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
