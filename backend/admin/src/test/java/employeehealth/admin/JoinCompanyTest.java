package employeehealth.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.TestAudit;
import employeehealth.shared.database.Databases;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.problem.Problem;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JoinCompanyTest {

    private static final Databases DATABASES = TestPlatform.freshDatabases();
    private static final AdminDatabase DATABASE = new AdminDatabase(DATABASES);
    private static final Companies COMPANIES = new Companies(DATABASE);
    private static final Company LUMIERE =
            new Company(
                    new CompanyId(Ids.next()),
                    "lumiere",
                    "Ateliers Lumière",
                    new HealthServiceId(Ids.next()));

    private final JoinCompany join =
            new JoinCompany(
                    DATABASE,
                    COMPANIES,
                    new Newcomers(DATABASE, Clock.systemUTC()),
                    TestAudit.at(Clock.systemUTC()));
    private final PersonId zoe = new PersonId(Ids.next());

    @BeforeAll
    static void company() {
        Tenant.of(LUMIERE.id())
                .run(() -> DATABASE.write(() -> COMPANIES.add(LUMIERE, "Santé au travail")));
    }

    @AfterAll
    static void close() {
        DATABASES.close();
    }

    private void joins() {
        Tenant.of(LUMIERE.id()).run(() -> join.join(LUMIERE.id(), zoe));
    }

    private List<Object> assignments() {
        return TestPlatform.seenByOwner(
                DATABASES,
                "select role || ' ' || (ended_at is null) from admin.assignments where person_id ="
                        + " '"
                        + zoe
                        + "'");
    }

    private List<Object> audited() {
        return TestPlatform.seenByOwner(
                DATABASES,
                "select action from platform.audit_log where person = '"
                        + TestAudit.pseudonyms().of(zoe)
                        + "'");
    }

    @Test
    void whoJoinsIsAnEmployeeOnceHoweverOftenItIsSaid() {
        joins();
        joins();

        assertThat(assignments()).containsExactly("employee true");
        assertThat(audited()).containsExactly("admin.assignment.made");
    }

    @Test
    void whoHasLeftDoesNotComeBackByALateMessage() {
        joins();
        Tenant.of(LUMIERE.id())
                .run(() ->
                        DATABASE.write(() ->
                                DATABASE.sql(
                                                "update admin.assignments set ended_at = now()"
                                                        + " where person_id = :person")
                                        .param("person", zoe.value())
                                        .update()));
        joins();

        assertThat(assignments()).containsExactly("employee false");
    }

    @Test
    void saidTwiceAtOnceItHappensOnce() throws Exception {
        var barrier = new CyclicBarrier(4);
        Callable<Boolean> say =
                () -> {
                    barrier.await();
                    joins();
                    return true;
                };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var said : threads.invokeAll(IntStream.range(0, 4).mapToObj(n -> say).toList())) {
                assertThat(said.get()).isTrue();
            }
        }
        assertThat(assignments()).containsExactly("employee true");
    }

    @Test
    void nobodyJoinsACompanyThatIsNone() {
        var nowhere = new CompanyId(Ids.next());
        assertThatThrownBy(() -> Tenant.of(nowhere).run(() -> join.join(nowhere, zoe)))
                .isInstanceOf(Problem.class);
    }
}
