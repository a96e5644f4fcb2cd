package employeehealth.admin;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Role;
import employeehealth.shared.database.Databases;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.TestPlatform;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was given up is tried again by whoever runs the installation, and by nobody else. */
class OperationTest {

    private static final AdminAlone.Running RUNNING = AdminAlone.running();
    private static final AdminAlone.Employer LUMIERE = RUNNING.company();
    private static final PersonId NOE = LUMIERE.operator();
    private static final String READER = "test.rights";

    private final UUID id = Ids.next();

    private static void asOwner(String... statements) {
        TestPlatform.asOwner(RUNNING.bean(Databases.class), statements);
    }

    @AfterEach
    void nothingIsLeft() {
        asOwner(
                "delete from platform.news_dead where key = 'migraine'",
                "delete from platform.news_deliveries where key = 'migraine'",
                "delete from platform.jobs_dead where task_name = 'test.tidy'",
                "delete from platform.jobs where task_name = 'test.tidy'");
    }

    private void newsAreDead() {
        asOwner(
                """
                insert into platform.news_dead
                       (subscriber, position, id, key, body, trace_id, at, attempts, failure,
                        dead_at)
                values ('%s', -1, '%s', 'migraine', '{"note":"migraine"}', 't', now(), 12,
                        'IllegalStateException', now())
                """
                        .formatted(READER, id));
    }

    private void aJobIsDead() {
        asOwner(
                """
                insert into platform.jobs_dead
                       (id, task_name, task_instance, task_data, attempts, failure, dead_at)
                values ('%s', 'test.tidy', 'migraine', 'migraine', 3, 'IllegalStateException',
                        now())
                """
                        .formatted(id));
    }

    /** Somebody has the same job in hand, ordered anew after it was given up. */
    private static void theSameIsInHand() {
        asOwner(
                """
                insert into platform.jobs
                       (task_name, task_instance, execution_time, picked, version)
                values ('test.tidy', 'migraine', now(), true, 1)
                """);
    }

    private static AdminAlone.Client operator() {
        return LUMIERE.as(NOE);
    }

    private static AdminAlone.Answer redrive(AdminAlone.Client who, String what) {
        return who.send("POST", "/api/v1/admin/" + what + "/redrive", null);
    }

    private String theNews() {
        return "news/" + READER + "/" + id;
    }

    private String theJob() {
        return "jobs/" + id;
    }

    private static List<Object> ids(String table, String where) {
        return RUNNING.seenByOwner("select id from platform." + table + " where " + where);
    }

    private List<Object> deadNews() {
        return ids("news_dead", "id = '" + id + "'");
    }

    private List<Object> waitingNews() {
        return ids("news_deliveries", "subscriber = '" + READER + "' and id = '" + id + "'");
    }

    private List<Object> deadJobs() {
        return ids("jobs_dead", "id = '" + id + "'");
    }

    private static List<Object> waitingJobs() {
        return RUNNING.seenByOwner(
                "select task_instance from platform.jobs"
                        + " where task_name = 'test.tidy' and not picked");
    }

    /** What the audit log says of it: whose, by whom, what and of what. */
    private List<Object> recorded() {
        return RUNNING.seenByOwner(
                """
                select company_id || ' ' || (actor is not null and actor <> '%s') || ' '
                       || action || ' ' || entity || ' ' || purpose || ' ' || outcome
                  from platform.audit_log where entity_id = '%s'
                """
                        .formatted(NOE, id));
    }

    @Test
    void newsThatWereGivenUpWaitForTheirReaderAgain() {
        newsAreDead();
        assertThat(redrive(operator(), theNews()).status()).isEqualTo(202);
        assertThat(deadNews()).isEmpty();
        assertThat(waitingNews()).hasSize(1);
        assertThat(recorded())
                .containsExactly(
                        LUMIERE.id()
                                + " true admin.news.redriven platform.news_dead operation success");
    }

    @Test
    void aJobThatWasGivenUpWaitsAgain() {
        aJobIsDead();
        assertThat(redrive(operator(), theJob()).status()).isEqualTo(202);
        assertThat(deadJobs()).isEmpty();
        assertThat(waitingJobs()).containsExactly("migraine");
        assertThat(recorded())
                .containsExactly(
                        LUMIERE.id()
                                + " true admin.job.redriven platform.jobs_dead operation success");
    }

    @Test
    void whatWasSentAgainIsNotThereASecondTime() {
        newsAreDead();
        aJobIsDead();
        redrive(operator(), theNews());
        redrive(operator(), theJob());
        assertThat(redrive(operator(), theNews()).refusal()).isEqualTo("404 platform/not-found");
        assertThat(redrive(operator(), theJob()).refusal()).isEqualTo("404 platform/not-found");
        assertThat(waitingNews()).hasSize(1);
        assertThat(waitingJobs()).hasSize(1);
    }

    @Test
    void noRoleOfACompanyIsEnough() {
        newsAreDead();
        aJobIsDead();
        for (var role : Role.values()) {
            var someone = LUMIERE.as(LUMIERE.has("Paul Garnier", role));
            assertThat(redrive(someone, theNews()).refusal())
                    .as(role.code())
                    .isEqualTo("403 platform/forbidden");
            assertThat(redrive(someone, theJob()).refusal())
                    .as(role.code())
                    .isEqualTo("403 platform/forbidden");
        }
        assertThat(deadNews()).hasSize(1);
        assertThat(deadJobs()).hasSize(1);
        assertThat(recorded()).isEmpty();
    }

    @Test
    void whatWasNeverGivenUpIsNotFound() {
        newsAreDead();
        assertThat(redrive(operator(), theJob()).refusal()).isEqualTo("404 platform/not-found");
        assertThat(redrive(operator(), "news/test.other/" + id).refusal())
                .isEqualTo("404 platform/not-found");
        assertThat(redrive(operator(), "news/" + READER + "/" + Ids.next()).refusal())
                .isEqualTo("404 platform/not-found");
        assertThat(deadNews()).hasSize(1);
    }

    @Test
    void anIdThatIsNoneIsTheIdOfNothing() {
        assertThat(redrive(operator(), "jobs/all").refusal()).isEqualTo("404 platform/not-found");
        assertThat(redrive(operator(), "news/" + READER + "/all").refusal())
                .isEqualTo("404 platform/not-found");
    }

    @Test
    void whatSomebodyHasInHandStaysDeadUntilItIsPutDown() {
        aJobIsDead();
        theSameIsInHand();
        assertThat(redrive(operator(), theJob()).refusal()).isEqualTo("404 platform/not-found");
        assertThat(deadJobs()).hasSize(1);
        asOwner("delete from platform.jobs where task_name = 'test.tidy'");
        assertThat(redrive(operator(), theJob()).status()).isEqualTo(202);
        assertThat(waitingJobs()).hasSize(1);
    }

    @Test
    void theListsSayWhatWasGivenUpAndNeverWhatItSays() {
        newsAreDead();
        aJobIsDead();
        for (var list : List.of("news", "jobs")) {
            var shown = operator().get("/api/v1/admin/" + list).text();
            assertThat(shown)
                    .contains(id.toString(), "IllegalStateException")
                    .doesNotContain("migraine");
            var other = LUMIERE.as(LUMIERE.has("Paul Garnier", Role.COMPANY_ADMIN));
            assertThat(other.get("/api/v1/admin/" + list).refusal())
                    .isEqualTo("403 platform/forbidden");
        }
    }
}
