package employeehealth.profile.datarequest;

import static employeehealth.profile.datarequest.State.ANSWERED;
import static employeehealth.profile.datarequest.State.IDENTITY_ASKED;
import static employeehealth.profile.datarequest.State.IDENTITY_CHECKED;
import static employeehealth.profile.datarequest.State.IDENTITY_NOT_PROVEN;
import static employeehealth.profile.datarequest.State.IN_PROGRESS;
import static employeehealth.profile.datarequest.State.RECEIVED;
import static employeehealth.profile.datarequest.State.REFUSED;
import static employeehealth.profile.datarequest.State.WITHDRAWN;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be done with a request: from which states, and what it is then. */
enum Act {
    RECEIVE(RECEIVED, Set.of(), Told.YES),
    /** Only where there is doubt (GDPR, art. 12(6)). */
    ASK_IDENTITY(IDENTITY_ASKED, Set.of(RECEIVED), Told.IN_WORDS),
    CHECK_IDENTITY(
            IDENTITY_CHECKED, Set.of(RECEIVED, IDENTITY_ASKED, IDENTITY_NOT_PROVEN), Told.NO),
    FIND_UNPROVEN(IDENTITY_NOT_PROVEN, Set.of(IDENTITY_ASKED), Told.NO),
    BEGIN(IN_PROGRESS, Set.of(IDENTITY_CHECKED), Told.NO),
    /** By two months, with the reason (art. 12(3)); the state stays. */
    EXTEND(null, Set.of(RECEIVED, IDENTITY_CHECKED, IN_PROGRESS), Told.IN_WORDS),
    ANSWER(ANSWERED, Set.of(IN_PROGRESS), Told.IN_WORDS),
    /** With the reason, and where to complain (art. 12(4)). */
    REFUSE(REFUSED, Set.of(IDENTITY_CHECKED, IDENTITY_NOT_PROVEN, IN_PROGRESS), Told.IN_WORDS),
    WITHDRAW(
            WITHDRAWN,
            Set.of(RECEIVED, IDENTITY_ASKED, IDENTITY_CHECKED, IDENTITY_NOT_PROVEN, IN_PROGRESS),
            Told.NO);

    private enum Told {
        NO,
        YES,
        IN_WORDS
    }

    private final @Nullable State to;
    private final Set<State> from;
    private final Told told;

    Act(@Nullable State to, Set<State> from, Told told) {
        this.to = to;
        this.from = from;
        this.told = told;
    }

    boolean isPossibleIn(State state) {
        return from.contains(state);
    }

    State after(State before) {
        return to == null ? before : to;
    }

    /** Whether the person is told, when somebody else does it. */
    boolean isTold() {
        return told != Told.NO;
    }

    /** Whether it is nothing without words for the person. */
    boolean needsWords() {
        return told == Told.IN_WORDS;
    }

    @JsonValue
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Act ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
