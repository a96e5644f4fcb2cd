package employeehealth.profile.datarequest;

import static employeehealth.profile.care.TestCare.refused;
import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.profile.Owner;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DataRequestTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private static DataRequest received(Kind kind) {
        var owner =
                new Owner(
                        new CompanyId(new UUID(0, 1)),
                        new HealthServiceId(new UUID(0, 2)),
                        new PersonId(new UUID(0, 3)));
        return DataRequest.received(new UUID(0, 4), owner, true, kind, Channel.LETTER, DAY);
    }

    private static Said said(Act act) {
        return switch (act) {
            case CHECK_IDENTITY -> Said.proven(Proof.KNOWN_IN_PERSON);
            case REFUSE -> new Said(act, null, Refusal.MANIFESTLY_UNFOUNDED, "Parce que");
            case ASK_IDENTITY, EXTEND, ANSWER -> new Said(act, null, null, "Bonjour");
            default -> Said.of(act);
        };
    }

    private static DataRequest after(DataRequest request, Act... acts) {
        var then = request;
        for (var act : acts) {
            then = then.after(said(act), DAY);
        }
        return then;
    }

    /** How each state is reached. */
    private static final Map<State, List<Act>> WAYS = new EnumMap<>(State.class);

    static {
        WAYS.put(State.RECEIVED, List.of());
        WAYS.put(State.IDENTITY_ASKED, List.of(Act.ASK_IDENTITY));
        WAYS.put(State.IDENTITY_CHECKED, List.of(Act.CHECK_IDENTITY));
        WAYS.put(State.IDENTITY_NOT_PROVEN, List.of(Act.ASK_IDENTITY, Act.FIND_UNPROVEN));
        WAYS.put(State.IN_PROGRESS, List.of(Act.CHECK_IDENTITY, Act.BEGIN));
        WAYS.put(State.ANSWERED, List.of(Act.CHECK_IDENTITY, Act.BEGIN, Act.ANSWER));
        WAYS.put(State.REFUSED, List.of(Act.CHECK_IDENTITY, Act.REFUSE));
        WAYS.put(State.WITHDRAWN, List.of(Act.WITHDRAW));
    }

    private static DataRequest in(State state) {
        return after(
                received(Kind.ACCESS), Objects.requireNonNull(WAYS.get(state)).toArray(Act[]::new));
    }

    private static Set<Act> possible(State state) {
        return switch (state) {
            case RECEIVED ->
                    EnumSet.of(Act.ASK_IDENTITY, Act.CHECK_IDENTITY, Act.EXTEND, Act.WITHDRAW);
            case IDENTITY_ASKED -> EnumSet.of(Act.CHECK_IDENTITY, Act.FIND_UNPROVEN, Act.WITHDRAW);
            case IDENTITY_CHECKED -> EnumSet.of(Act.BEGIN, Act.EXTEND, Act.REFUSE, Act.WITHDRAW);
            case IDENTITY_NOT_PROVEN -> EnumSet.of(Act.CHECK_IDENTITY, Act.REFUSE, Act.WITHDRAW);
            case IN_PROGRESS -> EnumSet.of(Act.ANSWER, Act.EXTEND, Act.REFUSE, Act.WITHDRAW);
            case ANSWERED, REFUSED, WITHDRAWN, LAPSED -> Set.of();
        };
    }

    /** Every act in every state: what is not possible is refused, and nothing else. */
    @ParameterizedTest
    @EnumSource(value = State.class, mode = EnumSource.Mode.EXCLUDE, names = "LAPSED")
    void onlyWhatIsPossibleInAStateIsTaken(State state) {
        var request = in(state);
        assertThat(request.state()).isEqualTo(state);
        assertThat(request.next(DAY)).hasSameElementsAs(possible(state));
        Arrays.stream(Act.values())
                .filter(act -> !possible(state).contains(act))
                .forEach(act -> refused(409, () -> request.after(said(act), DAY)));
    }

    @Test
    void whatIsClosedHasADayAndIsDueNoMore() {
        for (var state : List.of(State.ANSWERED, State.REFUSED, State.WITHDRAWN)) {
            assertThat(in(state).closedOn()).isEqualTo(DAY);
            assertThat(in(state).dueOn()).isNull();
        }
        assertThat(in(State.IN_PROGRESS).closedOn()).isNull();
        assertThat(in(State.IN_PROGRESS).dueOn()).isEqualTo(LocalDate.of(2026, 4, 2));
        assertThat(in(State.IN_PROGRESS).version()).isEqualTo(3);
    }

    @Test
    void theClockStandsWhileAProofIsAwaitedAndRunsAgain() {
        var asked = after(received(Kind.ACCESS), Act.ASK_IDENTITY);
        assertThat(asked.dueOn()).isNull();
        var proven = asked.after(said(Act.CHECK_IDENTITY), DAY.plusDays(10));
        assertThat(proven.dueOn()).isEqualTo(LocalDate.of(2026, 4, 13)); // 12 April: a Sunday
        var unproven = asked.after(said(Act.FIND_UNPROVEN), DAY.plusDays(10));
        assertThat(unproven.dueOn()).isEqualTo(proven.dueOn());
        // Proven after all: what was given up does not stand again.
        assertThat(unproven.after(said(Act.CHECK_IDENTITY), DAY.plusDays(20)).dueOn())
                .isEqualTo(proven.dueOn());
    }

    @Test
    void itIsExtendedOnceAndWithinTheFirstMonth() {
        var open = in(State.IN_PROGRESS);
        var last = LocalDate.of(2026, 4, 2);
        assertThat(open.next(last)).contains(Act.EXTEND);
        assertThat(open.next(last.plusDays(1))).doesNotContain(Act.EXTEND);
        refused(409, () -> open.after(said(Act.EXTEND), last.plusDays(1)));
        var extended = open.after(said(Act.EXTEND), last);
        assertThat(extended.state()).isEqualTo(State.IN_PROGRESS);
        assertThat(extended.dueOn()).isEqualTo(LocalDate.of(2026, 6, 2));
        refused(409, () -> extended.after(said(Act.EXTEND), last));
    }

    @Test
    void whatGoesWithAStepIsThereAndNothingElse() {
        var received = received(Kind.ERASURE);
        refused(400, () -> received.after(Said.of(Act.ASK_IDENTITY), DAY));
        refused(400, () -> received.after(Said.of(Act.CHECK_IDENTITY), DAY));
        var idle = new Said(Act.WITHDRAW, null, null, "Pourquoi");
        refused(400, () -> received.after(idle, DAY));
        var checked = after(received, Act.CHECK_IDENTITY);
        refused(400, () -> checked.after(new Said(Act.REFUSE, null, null, "Non"), DAY));
        refused(400, () -> checked.after(new Said(Act.REFUSE, null, Refusal.EXCESSIVE, null), DAY));
    }

    @Test
    void eachReasonHasItsRights() {
        assertThat(Refusal.fitting(Kind.ERASURE, State.IN_PROGRESS))
                .containsExactly(
                        Refusal.MANIFESTLY_UNFOUNDED,
                        Refusal.EXCESSIVE,
                        Refusal.KEPT_BY_LAW,
                        Refusal.CONDITIONS_NOT_MET);
        assertThat(Refusal.fitting(Kind.ACCESS, State.IN_PROGRESS))
                .containsExactly(
                        Refusal.MANIFESTLY_UNFOUNDED, Refusal.EXCESSIVE, Refusal.RIGHTS_OF_OTHERS);
        assertThat(Refusal.fitting(Kind.OBJECTION, State.IDENTITY_NOT_PROVEN))
                .containsExactly(Refusal.IDENTITY_NOT_PROVEN);
        var kept = new Said(Act.REFUSE, null, Refusal.KEPT_BY_LAW, "La loi");
        refused(400, () -> in(State.IN_PROGRESS).after(kept, DAY));
    }
}
