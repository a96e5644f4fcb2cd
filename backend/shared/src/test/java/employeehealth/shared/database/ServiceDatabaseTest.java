package employeehealth.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.contracts.CompanyId;
import employeehealth.shared.access.Tenant;
import java.sql.Types;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ServiceDatabaseTest {

    private final CompanyId lumiere = new CompanyId(Ids.next());
    private final CompanyId verrerie = new CompanyId(Ids.next());
    private static final NotesDatabase DATABASE = new NotesDatabase();

    ServiceDatabaseTest() {
        in(lumiere, () -> DATABASE.add(lumiere, "theirs"));
    }

    private void in(CompanyId company, Runnable work) {
        Tenant.of(company).run(() -> DATABASE.write(work));
    }

    private List<String> seenBy(CompanyId company) {
        return Tenant.of(company).get(() -> DATABASE.read(DATABASE::notes));
    }

    @Test
    void aRowExistsForItsOwnCompanyOnly() {
        assertThat(seenBy(lumiere)).containsExactly("theirs");
        assertThat(seenBy(verrerie)).isEmpty();
    }

    @Test
    void withoutACompanyThereAreNoRows() {
        assertThat(DATABASE.read(DATABASE::notes)).isEmpty();
    }

    @Test
    void aCompanyIsForgottenWithItsTransaction() {
        // The same thread is given the same connection, which has served the company before.
        for (var i = 0; i < 20; i++) {
            assertThat(seenBy(lumiere)).isNotEmpty();
            assertThat(DATABASE.read(DATABASE::notes)).isEmpty();
        }
    }

    @Test
    void nothingIsWrittenForAnotherCompany() {
        assertThatThrownBy(() -> in(verrerie, () -> DATABASE.add(lumiere, "planted")))
                .hasStackTraceContaining("row-level security");
        assertThat(seenBy(lumiere)).containsExactly("theirs");
    }

    private void failsHalfWay() {
        assertThatThrownBy(() ->
                        in(
                                lumiere,
                                () -> {
                                    DATABASE.add(lumiere, "half");
                                    throw new IllegalStateException("the other half");
                                }))
                .hasMessage("the other half");
    }

    @Test
    void whatFailsLeavesNothingBehind() {
        failsHalfWay();
        assertThat(seenBy(lumiere)).containsExactly("theirs");
    }

    @Test
    void aReadingTransactionRefusesToWrite() {
        assertThatThrownBy(() ->
                        Tenant.of(lumiere)
                                .get(() ->
                                        DATABASE.read(() -> {
                                            DATABASE.add(lumiere, "no");
                                            return true;
                                        })))
                .hasStackTraceContaining("read-only transaction");
    }

    /** A single statement is committed when it returns, and its company goes with it. */
    @Test
    void whatStandsAloneIsCommittedAndLeavesNothingBehind() {
        // The same thread is given the same connection, which has done it before.
        for (var i = 0; i < 20; i++) {
            alone("alone " + i);
            assertThat(DATABASE.read(DATABASE::notes)).isEmpty();
            assertThatThrownBy(() -> alone(null)).hasStackTraceContaining("not-null");
            failsHalfWay();
            assertThat(seenBy(lumiere)).hasSize(2 + i).doesNotContain("half");
        }
    }

    private void alone(@Nullable String id) {
        DATABASE.alone(
                        """
                        insert into notes.notes
                        select cast(:id as text), cast(:company as uuid)
                         where set_config('app.company', :company, true) is not null
                        """)
                .param("company", lumiere.toString())
                .param("id", id, Types.VARCHAR)
                .update();
    }

    private List<String> asked(CompanyId company) {
        return Tenant.of(company).get(ServiceDatabaseTest::asked);
    }

    private static List<String> asked() {
        return DATABASE.query("select id from notes.notes where id <> :none")
                .param("none", "none")
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** On more threads than the pool has connections, so that each of these is used by all. */
    private static void onManyThreads(Runnable work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(12)) {
            for (var done : threads.invokeAll(Collections.nCopies(60, Executors.callable(work)))) {
                done.get();
            }
        }
    }

    private static void nothingIsLeftBehind() {
        assertThat(DATABASE.alone("select id from notes.notes").query(String.class).list())
                .isEmpty();
    }

    @Test
    void aQueryByItselfSeesTheRowsOfItsCompanyAndLeavesNothingBehind() throws Exception {
        onManyThreads(() -> {
            assertThat(asked(lumiere)).containsExactly("theirs");
            assertThat(asked(verrerie)).isEmpty();
            nothingIsLeftBehind();
        });
    }

    /** The driver may ask what such a parameter is, between the statements of one message. */
    @Test
    void aQueryByItselfTakesParametersWithoutAType() throws Exception {
        onManyThreads(() ->
                assertThat(
                                Tenant.of(lumiere)
                                        .get(() ->
                                                DATABASE.query(
                                                                """
                                                                select id from notes.notes
                                                                 where :id::text is null or id = :id
                                                                """)
                                                        .param("id", null)
                                                        .query((row, n) -> row.getString(1))
                                                        .list()))
                        .containsExactly("theirs"));
    }

    @Test
    void nobodyAsksByItself() {
        assertThatThrownBy(() -> asked()).isInstanceOf(IllegalStateException.class);
        List<String> inATransaction = DATABASE.read(() -> asked());
        assertThat(inATransaction).isEmpty();
    }

    @Test
    void aQuerySeesWhatItsTransactionHasDone() {
        in(
                lumiere,
                () -> {
                    DATABASE.add(lumiere, "just now");
                    assertThat(asked()).containsExactlyInAnyOrder("theirs", "just now");
                });
    }

    @Test
    void aQueryByItselfRefusesToWrite() {
        assertThatThrownBy(() ->
                        Tenant.of(lumiere)
                                .get(() ->
                                        DATABASE.query(
                                                        "delete from notes.notes where id = :id"
                                                                + " returning id")
                                                .param("id", "theirs")
                                                .query(String.class)
                                                .list()))
                .hasStackTraceContaining("read-only transaction");
        in(lumiere, () -> DATABASE.add(lumiere, "the connection writes again"));
        assertThat(seenBy(lumiere)).contains("theirs");
    }

    @Test
    void aQueryThatFailsLeavesNothingBehind() throws Exception {
        onManyThreads(() -> {
            assertThatThrownBy(() -> Tenant.of(lumiere).get(ServiceDatabaseTest::dividedByZero))
                    .hasStackTraceContaining("division by zero");
            nothingIsLeftBehind();
            assertThat(seenBy(lumiere)).containsExactly("theirs");
        });
    }

    private static List<Integer> dividedByZero() {
        return DATABASE.query("select 1 / (length(id) - :six) from notes.notes")
                .param("six", "theirs".length())
                .query((row, n) -> row.getInt(1))
                .list();
    }

    private static List<String> added(CompanyId by, CompanyId to, @Nullable String id) {
        return Tenant.of(by)
                .get(() ->
                        DATABASE.change(
                                        "insert into notes.notes values (:id, :company) returning"
                                                + " id")
                                .param("id", id, Types.VARCHAR)
                                .param("company", to.value())
                                .query((row, n) -> row.getString(1))
                                .list());
    }

    @Test
    void aChangeByItselfIsCommittedAndLeavesNothingBehind() throws Exception {
        onManyThreads(() -> {
            var company = new CompanyId(Ids.next());
            assertThat(added(company, company, "by itself")).containsExactly("by itself");
            nothingIsLeftBehind();
            assertThat(seenBy(company)).containsExactly("by itself");
        });
    }

    @Test
    void aChangeThatFailsLeavesNothingBehind() throws Exception {
        onManyThreads(() -> {
            assertThatThrownBy(() -> added(lumiere, lumiere, null))
                    .hasStackTraceContaining("not-null");
            assertThatThrownBy(() -> added(verrerie, lumiere, "planted"))
                    .hasStackTraceContaining("row-level security");
            nothingIsLeftBehind();
            assertThat(seenBy(lumiere)).containsExactly("theirs");
        });
    }

    @Test
    void aChangeThatFindsNothingSaysSo() {
        List<String> none =
                Tenant.of(lumiere)
                        .get(() ->
                                DATABASE.change(
                                                """
                                                insert into notes.notes
                                                select 'never', cast(:company as uuid)
                                                 where :id = 'somebody'
                                                returning id
                                                """)
                                        .param("company", lumiere.value())
                                        .param("id", "nobody")
                                        .query((row, n) -> row.getString(1))
                                        .list());
        assertThat(none).isEmpty();
        assertThat(seenBy(lumiere)).containsExactly("theirs");
    }

    private List<String> askedOfWhoeverHas(String id) {
        return DATABASE.query(
                        """
                        select set_config('app.company', :company, true)
                         where :id = 'theirs'
                        """,
                        "select id from notes.notes where id = :id")
                .param("id", id)
                .param("company", lumiere.toString())
                .query((row, n) -> row.getString(1))
                .list();
    }

    @Test
    void whoseRowsAQueryIsAboutIsFoundInTheSameExchange() throws Exception {
        onManyThreads(() -> {
            assertThat(askedOfWhoeverHas("theirs")).containsExactly("theirs");
            nothingIsLeftBehind();
            assertThat(askedOfWhoeverHas("nobody's")).isEmpty();
            List<String> ofTheCaller = Tenant.of(lumiere).get(() -> askedOfWhoeverHas("nobody's"));
            assertThat(ofTheCaller).as("who asks makes no difference").isEmpty();
        });
    }

    @Test
    void aQueryThatFailsForWhoeverItIsLeavesNothingBehind() throws Exception {
        onManyThreads(() -> {
            assertThatThrownBy(() -> dividedByZeroForWhoever())
                    .hasStackTraceContaining("division by zero");
            nothingIsLeftBehind();
        });
    }

    private List<Integer> dividedByZeroForWhoever() {
        return DATABASE.query(
                        "select set_config('app.company', :company, true)",
                        "select 1 / (length(id) - :six) from notes.notes")
                .param("company", lumiere.toString())
                .param("six", "theirs".length())
                .query((row, n) -> row.getInt(1))
                .list();
    }

    @Test
    void withinATransactionNothingStandsAlone() {
        assertThatThrownBy(() -> in(lumiere, () -> alone("no")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> in(lumiere, () -> added(lumiere, lumiere, "ours")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> in(lumiere, () -> askedOfWhoeverHas("theirs")))
                .isInstanceOf(IllegalStateException.class);
        assertThat(seenBy(lumiere)).containsExactly("theirs");
    }

    @Test
    void aServiceDoesNotReachTheTablesOfThePlatform() {
        assertThatThrownBy(() ->
                        DATABASE.read(() ->
                                DATABASE.sql("select result from" + " platform.idempotency_keys")
                                        .query(String.class)
                                        .list()))
                .hasStackTraceContaining("permission denied");
    }
}
