package employeehealth.auth.scim.filter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a value is compared (RFC 7644, table 3); {@code pr} takes no value and is none of these. */
enum Operator {
    EQ,
    NE,
    CO,
    SW,
    EW,
    GT,
    GE,
    LT,
    LE;

    static Optional<Operator> of(String word) {
        var wanted = word.toUpperCase(Locale.ROOT);
        return Arrays.stream(values()).filter(one -> one.name().equals(wanted)).findFirst();
    }

    boolean isOfTexts() {
        return this == CO || this == SW || this == EW;
    }

    boolean isOfOrder() {
        return this == GT || this == GE || this == LT || this == LE;
    }

    boolean holds(String value, String wanted) {
        return switch (this) {
            case EQ, NE -> value.equals(wanted);
            case CO -> value.contains(wanted);
            case SW -> value.startsWith(wanted);
            case EW -> value.endsWith(wanted);
            case GT, GE, LT, LE -> holds(value.compareTo(wanted));
        };
    }

    boolean holds(int order) {
        return switch (this) {
            case EQ, NE -> order == 0;
            case GT -> order > 0;
            case GE -> order >= 0;
            case LT -> order < 0;
            case LE -> order <= 0;
            case CO, SW, EW -> false;
        };
    }
}
