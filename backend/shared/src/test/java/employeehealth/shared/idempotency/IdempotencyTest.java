package employeehealth.shared.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.NotesDatabase;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.problem.Problem;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyTest {

    private static final NotesDatabase DATABASE = new NotesDatabase();

    private final Idempotency idempotency =
            new Idempotency(TestPlatform.secrets(), Clock.systemUTC());
    private final CompanyId company = new CompanyId(Ids.next());
    private final Tenant amina = new Tenant(company, new PersonId(Ids.next()));
    private final Tenant paul = new Tenant(company, new PersonId(Ids.next()));

    private Optional<String> claim(Tenant who, @Nullable String key, String body, String made) {
        return claim(who, key, "POST notes", body, made);
    }

    private Optional<String> claim(
            Tenant who, @Nullable String key, String operation, String body, String made) {
        return who.get(() ->
                DATABASE.write(() ->
                        idempotency.claim(DATABASE, key, operation, body.getBytes(UTF_8), made)));
    }

    @Test
    void theFirstRequestIsTheFirst() {
        assertThat(claim(amina, "key", "body", "1")).isEmpty();
    }

    @Test
    void theSameRequestAgainLearnsWhatTheFirstMade() {
        claim(amina, "key", "body", "1");
        assertThat(claim(amina, "key", "body", "2")).contains("1");
        assertThat(claim(amina, "key", "body", "3")).contains("1");
    }

    @Test
    void anotherRequestUnderTheSameKeyIsRefused() {
        claim(amina, "key", "body", "1");
        assertThatThrownBy(() -> claim(amina, "key", "another body", "2"))
                .asInstanceOf(type(Problem.class))
                .satisfies(problem -> {
                    assertThat(problem.status().value()).isEqualTo(422);
                    assertThat(problem.type()).isEqualTo("platform/idempotency-mismatch");
                });
    }

    @Test
    void aKeyIsThePersonsOwn() {
        claim(amina, "key", "body", "1");
        assertThat(claim(paul, "key", "body", "2")).isEmpty();
        assertThat(claim(paul, "key", "body", "3")).contains("2");
    }

    @Test
    void oneKeyServesTwoOperations() {
        claim(amina, "key", "POST notes", "body", "1");
        assertThat(claim(amina, "key", "POST answers", "body", "2")).isEmpty();
    }

    @Test
    void withoutAKeyEveryRequestMakesSomething() {
        assertThat(claim(amina, null, "body", "1")).isEmpty();
        assertThat(claim(amina, null, "body", "2")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void anEmptyKeyIsRefused(String key) {
        assertThatThrownBy(() -> claim(amina, key, "body", "1"))
                .asInstanceOf(type(Problem.class))
                .satisfies(problem -> assertThat(problem.status().value()).isEqualTo(400));
    }

    @Test
    void theLongestKeyIsAcceptedAndALongerOneRefused() {
        assertThat(claim(amina, "k".repeat(255), "body", "1")).isEmpty();
        assertThatThrownBy(() -> claim(amina, "k".repeat(256), "body", "1"))
                .isInstanceOf(Problem.class);
    }

    @Test
    void aRequestThatFailedLeavesItsKeyFree() {
        assertThatThrownBy(() ->
                        amina.run(() ->
                                DATABASE.write(() -> {
                                    idempotency.claim(
                                            DATABASE,
                                            "key",
                                            "POST notes",
                                            "body".getBytes(UTF_8),
                                            "1");
                                    throw new IllegalStateException();
                                })))
                .isInstanceOf(IllegalStateException.class);
        assertThat(claim(amina, "key", "body", "2")).isEmpty();
    }

    @Test
    void ofTwoEqualRequestsAtOnceExactlyOneMakes() throws Exception {
        var start = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var round = 0; round < 30; round++) {
                var key = "key " + round;
                var one = Ids.next().toString();
                var two = Ids.next().toString();
                var first = threads.submit(() -> makesOnce(start, key, one));
                var second = threads.submit(() -> makesOnce(start, key, two));
                var made = first.get();
                assertThat(second.get()).isEqualTo(made).isIn(one, two);
                assertThat(notesOf(one, two)).containsExactly(made);
            }
        }
    }

    /** Id of the note that there is afterwards: ours, or that of the request before. */
    private String makesOnce(CyclicBarrier start, String key, String id) throws Exception {
        start.await();
        return amina.get(() ->
                DATABASE.write(() ->
                        idempotency
                                .claim(DATABASE, key, "POST notes", "body".getBytes(UTF_8), id)
                                .orElseGet(() -> {
                                    DATABASE.add(company, id);
                                    return id;
                                })));
    }

    private static List<Object> notesOf(String... ids) {
        return DATABASE.seenByOwner("select id from notes.notes").stream()
                .filter(note -> Stream.of(ids).anyMatch(note::equals))
                .toList();
    }

    @Test
    void neitherKeyNorBodyCanBeReadFromTheTable() {
        claim(amina, "my-own-key", "mal de tête", "1");
        var hex = HexFormat.of();
        assertThat(
                        DATABASE.seenByOwner(
                                "select encode(key_hash || request_hash, 'hex') from"
                                        + " platform.idempotency_keys"))
                .isNotEmpty()
                .noneMatch(row -> row.toString().contains(hex.formatHex("my-own".getBytes(UTF_8))))
                .noneMatch(row -> row.toString().contains(hex.formatHex("mal de".getBytes(UTF_8))));
    }
}
