package employeehealth.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.shared.problem.Problem;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class CapacityTest {

    /** Two ordinary places, four reserved (one for each account), one stream. */
    private final Capacity capacity =
            new Capacity(
                    new LimitSettings(1, 1, 1, 2, 4, 1, Duration.ofMillis(1), null, Duration.ZERO));

    @Test
    void theSurplusIsSentAwayAtOnceAndToldWhenToComeBack() {
        var one = capacity.enter(Lane.ORDINARY, "a");
        capacity.enter(Lane.SIGN_IN, null);
        assertThatThrownBy(() -> capacity.enter(Lane.ORDINARY, "b"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.type()).isEqualTo("gateway/busy");
                            assertThat(problem.retryAfter()).isPositive();
                        });
        one.close();
        capacity.enter(Lane.ORDINARY, "b").close();
    }

    @Test
    void anEmergencyIsServedWhenEverythingElseIsFull() {
        capacity.enter(Lane.ORDINARY, "a");
        capacity.enter(Lane.ORDINARY, "a");
        capacity.enter(Lane.STREAM, "a");
        var served = new ArrayList<Capacity.Place>();
        for (var account : new String[] {"a", "b", "c", "d"}) {
            served.add(capacity.enter(Lane.EMERGENCY, account));
        }
        assertThatThrownBy(() -> capacity.enter(Lane.ORDINARY, "e")).isInstanceOf(Problem.class);
        served.removeFirst().close();
        capacity.enter(Lane.EMERGENCY, "e").close();
    }

    @Test
    void oneAccountDoesNotTakeAllPlacesOfTheOthersEmergencies() {
        capacity.enter(Lane.ORDINARY, "a");
        capacity.enter(Lane.ORDINARY, "a");
        var first = capacity.enter(Lane.EMERGENCY, "a");
        assertThatThrownBy(() -> capacity.enter(Lane.EMERGENCY, "a")).isInstanceOf(Problem.class);
        capacity.enter(Lane.EMERGENCY, "b").close();
        first.close();
        capacity.enter(Lane.EMERGENCY, "a").close();
    }

    @Test
    void nobodysEmergencyIsAnOrdinaryRequest() {
        capacity.enter(Lane.ORDINARY, "a");
        capacity.enter(Lane.ORDINARY, "a");
        assertThatThrownBy(() -> capacity.enter(Lane.EMERGENCY, null)).isInstanceOf(Problem.class);
    }
}
