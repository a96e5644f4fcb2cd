package employeehealth.shared.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.shared.database.NotesDatabase;
import employeehealth.shared.problem.Problem;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

class NeverInTransactionTest {

    private static final NotesDatabase DATABASE = new NotesDatabase();

    @HttpExchange("/internal/greetings")
    interface GreetingApi {

        @GetExchange
        String greeting();
    }

    static class Greetings implements GreetingApi {

        @Override
        public String greeting() {
            return "Bonjour";
        }
    }

    static class NoContract {}

    private static Object processed(Object bean) {
        return new NeverInTransaction().postProcessAfterInitialization(bean, "bean");
    }

    static Stream<Named<GreetingApi>> neighbours() {
        return Stream.of(
                Named.of("a bean of this process", (GreetingApi) processed(new Greetings())),
                Named.of(
                        "a client of another",
                        NeverInTransaction.guard(GreetingApi.class, new Greetings())));
    }

    @ParameterizedTest
    @MethodSource("neighbours")
    void outsideATransactionANeighbourAnswers(GreetingApi neighbour) {
        assertThat(neighbour.greeting()).isEqualTo("Bonjour");
    }

    @ParameterizedTest
    @MethodSource("neighbours")
    void insideATransactionANeighbourIsNotAsked(GreetingApi neighbour) {
        assertThatThrownBy(() -> DATABASE.write(neighbour::greeting))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("never within");
        assertThatThrownBy(() -> DATABASE.read(neighbour::greeting))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @MethodSource("neighbours")
    void afterATransactionANeighbourAnswersAgain(GreetingApi neighbour) {
        DATABASE.read(() -> true);
        assertThat(neighbour.greeting()).isEqualTo("Bonjour");
    }

    @Test
    void whatIsNoContractIsLeftAlone() {
        var bean = new NoContract();
        assertThat(processed(bean)).isSameAs(bean);
    }

    @Test
    void aClientIsGuardedOnceOnly() {
        var client = NeverInTransaction.guard(GreetingApi.class, new Greetings());
        assertThat(processed(client)).isSameAs(client);
    }

    @Test
    void aProblemOfTheNeighbourArrivesAsItIs() {
        var problem = Problem.notFound();
        var neighbour =
                NeverInTransaction.guard(
                        GreetingApi.class,
                        () -> {
                            throw problem;
                        });
        assertThatThrownBy(neighbour::greeting).isSameAs(problem);
    }

    @Test
    void aNeighbourThatCannotBeReachedIsUnavailable() {
        var neighbour =
                NeverInTransaction.guard(
                        GreetingApi.class,
                        () -> {
                            throw new ResourceAccessException("connection refused");
                        });
        assertThatThrownBy(neighbour::greeting)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.status().value()).isEqualTo(503));
    }
}
