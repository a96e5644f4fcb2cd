package employeehealth.profile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The lists of a health profile, and what an entry of each may say besides what it is. */
public enum Section {
    ALLERGIES(Detail.CRITICALITY, Detail.REACTION),
    CONDITIONS(Detail.UNTIL),
    MEDICATIONS(Detail.UNTIL, Detail.DOSE),
    IMMUNIZATIONS(),
    MEASUREMENTS(Detail.VALUE);

    /** What only some entries have. */
    public enum Detail {
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

    public boolean has(Detail detail) {
        return details.contains(detail);
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Section> find(String code) {
        return Arrays.stream(values()).filter(section -> section.code().equals(code)).findFirst();
    }

    @JsonCreator
    static Section ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
