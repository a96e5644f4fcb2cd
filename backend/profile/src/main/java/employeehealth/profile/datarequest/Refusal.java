package employeehealth.profile.datarequest;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Why a request may be refused: the reasons that the law knows, and for which rights. */
enum Refusal {
    /** Art. 12(5); the burden of proof is ours. */
    MANIFESTLY_UNFOUNDED(EnumSet.allOf(Kind.class)),
    /** Art. 12(5): repeated, above all. The burden of proof is ours. */
    EXCESSIVE(EnumSet.allOf(Kind.class)),
    /** Art. 12(2) and 12(6). */
    IDENTITY_NOT_PROVEN(EnumSet.allOf(Kind.class)),
    /** Art. 17(3)(b) and (c): the occupational health file is one such case. */
    KEPT_BY_LAW(EnumSet.of(Kind.ERASURE)),
    /** Art. 15(4) and 20(4). */
    RIGHTS_OF_OTHERS(EnumSet.of(Kind.ACCESS, Kind.PORTABILITY)),
    /** Art. 16, 17(1), 18(1), 20(1) or 21(1): what the right depends on is not there. */
    CONDITIONS_NOT_MET(EnumSet.complementOf(EnumSet.of(Kind.ACCESS)));

    private final Set<Kind> kinds;

    Refusal(Set<Kind> kinds) {
        this.kinds = kinds;
    }

    /** Whoever is not known to be them is told this and nothing else; anybody else never. */
    boolean fits(Kind kind, State state) {
        return kinds.contains(kind)
                && (this == IDENTITY_NOT_PROVEN) == (state == State.IDENTITY_NOT_PROVEN);
    }

    static List<Refusal> fitting(Kind kind, State state) {
        return Arrays.stream(values()).filter(one -> one.fits(kind, state)).toList();
    }

    @JsonValue
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Refusal ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
