package employeehealth.shared.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SessionId;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.NotesDatabase;
import employeehealth.shared.database.PlatformDatabase;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevocationsTest {

    private static final NotesDatabase DATABASE = new NotesDatabase();
    private static final PlatformDatabase PLATFORM = new PlatformDatabase(DATABASE.databases());
    private static final Revocations REVOCATIONS = new Revocations(() -> PLATFORM);

    private final CompanyId lumiere = new CompanyId(Ids.next());
    private final PersonId amina = new PersonId(Ids.next());

    private static SessionId session() {
        return new SessionId(Ids.next());
    }

    private void in(CompanyId company, Runnable work) {
        Tenant.of(company).run(() -> DATABASE.write(work));
    }

    private long epoch(CompanyId company) {
        return Tenant.of(company)
                .get(() -> DATABASE.read(() -> REVOCATIONS.epoch(DATABASE, amina)));
    }

    @Test
    void whatWasRevokedIsLearntFromThenOn() {
        var first = session();
        in(lumiere, () -> REVOCATIONS.end(DATABASE, first));
        var all = REVOCATIONS.since(null);
        assertThat(all.sessions()).contains(first);

        assertThat(REVOCATIONS.since(all.next()).sessions()).doesNotContain(first);
        var second = session();
        in(lumiere, () -> REVOCATIONS.end(DATABASE, second));
        assertThat(REVOCATIONS.since(all.next()).sessions()).contains(second).doesNotContain(first);
    }

    @Test
    void aSlowTransactionIsNotOvertaken() throws Exception {
        var slow = session();
        var fast = session();
        var written = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        try (var threads = Executors.newSingleThreadExecutor()) {
            var slowly =
                    threads.submit(() ->
                            in(
                                    lumiere,
                                    () -> {
                                        REVOCATIONS.end(DATABASE, slow);
                                        written.countDown();
                                        await(mayCommit);
                                    }));
            written.await();
            in(lumiere, () -> REVOCATIONS.end(DATABASE, fast));
            var meanwhile = REVOCATIONS.since(null);
            assertThat(meanwhile.sessions()).contains(fast).doesNotContain(slow);
            mayCommit.countDown();
            slowly.get();
            assertThat(REVOCATIONS.since(meanwhile.next()).sessions()).contains(slow);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void eachTimeRightsShrinkTheEpochRises() {
        assertThat(epoch(lumiere)).isZero();
        in(lumiere, () -> REVOCATIONS.shrink(DATABASE, amina));
        var once = epoch(lumiere);
        in(lumiere, () -> REVOCATIONS.shrink(DATABASE, amina));
        assertThat(once).isPositive().isLessThan(epoch(lumiere));
        assertThat(REVOCATIONS.since(null).rights())
                .filteredOn(rights -> rights.person().equals(amina))
                .singleElement()
                .satisfies(rights -> {
                    assertThat(rights.company()).isEqualTo(lumiere);
                    assertThat(rights.epoch()).isEqualTo(epoch(lumiere));
                });
    }

    @Test
    void anotherCompanyHasItsOwnEpochs() {
        var verrerie = new CompanyId(Ids.next());
        in(lumiere, () -> REVOCATIONS.shrink(DATABASE, amina));
        assertThat(epoch(verrerie)).isZero();
    }

    @Test
    void whatIsRolledBackRevokesNothing() {
        var kept = session();
        assertThatThrownBy(() ->
                        in(
                                lumiere,
                                () -> {
                                    REVOCATIONS.end(DATABASE, kept);
                                    throw new IllegalStateException("no");
                                }))
                .hasMessage("no");
        assertThat(REVOCATIONS.since(null).sessions()).doesNotContain(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from platform.revocations",
                "delete from platform.revocations",
                "update platform.revocations set epoch = 0",
                "insert into platform.revocations select * from platform.revocations",
            })
    void noServiceTakesItBack(String statement) {
        assertThatThrownBy(() -> in(lumiere, () -> DATABASE.sql(statement).update()))
                .hasStackTraceContaining("permission denied");
    }
}
