package employeehealth.shared.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.shared.database.Databases;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.PlatformDatabase;
import employeehealth.shared.database.TestPlatform;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class SecurityLogTest {

    private static final Databases DATABASES = TestPlatform.freshDatabases();
    private static final PlatformDatabase PLATFORM = new PlatformDatabase(DATABASES);

    private final PersonId person = new PersonId(Ids.next());
    private final CompanyId company = new CompanyId(Ids.next());

    private static SecurityStore store() {
        var beans = new StaticListableBeanFactory();
        beans.addBean("location", DATABASES.location());
        return new SecurityStore(
                beans.getBeanProvider(employeehealth.shared.database.DatabaseLocation.class),
                TestPlatform.secrets());
    }

    private SecurityLog log(SecurityLog.Store store, int room) {
        return new SecurityLog(store, TestAudit.pseudonyms(), Clock.systemUTC(), room);
    }

    private SecurityEvent request(String detail) {
        return new SecurityEvent(
                SecurityEvent.Kind.REQUEST,
                company,
                person,
                "GET",
                "/api/v1/notes/{id}",
                200,
                detail,
                "127.0.0.1",
                "0".repeat(32));
    }

    private List<Object> logged(String column) {
        return TestPlatform.seenByOwner(
                DATABASES,
                "select "
                        + column
                        + " from platform.security_log where company_id = '"
                        + company
                        + "' order by id");
    }

    @Test
    void whatWasRecordedBeforeTheStopIsWritten() {
        var log = log(store(), 1_000);
        log.start();
        for (var i = 0; i < 700; i++) {
            log.record(request("n" + i));
        }
        log.stop();
        assertThat(logged("detail")).hasSize(700).doesNotHaveDuplicates();
        assertThat(logged("caller").getFirst()).isEqualTo(TestAudit.pseudonyms().of(person));
    }

    @Test
    void aFullLogNeverMakesACallerWaitAndSaysHowMuchIsMissing() {
        var gate = new CountDownLatch(1);
        var written = new ArrayList<SecurityEntry>();
        var log =
                log(
                        batch -> {
                            gate.await();
                            written.addAll(batch);
                        },
                        10);
        for (var i = 0; i < 25; i++) {
            log.record(request("n" + i));
        }
        log.start();
        gate.countDown();
        log.stop();
        assertThat(written).hasSize(11);
        assertThat(written.getLast().kind()).isEqualTo("dropped");
        assertThat(written.getLast().detail()).isEqualTo("15");
    }

    @Test
    void aBatchThatFailsIsWrittenLater() {
        var attempts = new ArrayList<Integer>();
        var written = new ArrayList<SecurityEntry>();
        var twice = new CountDownLatch(2);
        var log =
                log(
                        batch -> {
                            attempts.add(batch.size());
                            twice.countDown();
                            if (attempts.size() == 1) {
                                throw new SQLException("down");
                            }
                            written.addAll(batch);
                        },
                        10);
        log.record(request("kept"));
        log.start();
        assertThatNoInterruption(twice);
        log.stop();
        assertThat(written).extracting(SecurityEntry::detail).containsExactly("kept");
    }

    private static void assertThatNoInterruption(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void noTextOfACallersForgesOrSplitsAnEvent() throws SQLException {
        var nasty = "/x\n\"}]' \u202e\ud800".repeat(100_000);
        var store = store();
        var log = log(store, 10);
        log.start();
        log.record(
                new SecurityEvent(
                        SecurityEvent.Kind.ATTACK,
                        company,
                        null,
                        nasty,
                        nasty,
                        400,
                        nasty,
                        nasty,
                        nasty));
        log.stop();
        assertThat(logged("length(route)")).containsExactly(200);
        assertThat(logged("route").getFirst().toString()).matches("[!-~]*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select kind from platform.security_log",
                "delete from platform.security_log",
                "update platform.security_log set kind = 'x'",
                "select * from platform.audit_log",
                "insert into platform.audit_log (id) values (gen_random_uuid())",
                "create table platform.mine (x int)",
            })
    void theDoorsRoleAddsToTheLogAndNothingElse(String statement) throws SQLException {
        try (var door =
                        DriverManager.getConnection(
                                DATABASES.location().url(),
                                Databases.role("gateway"),
                                Databases.password(TestPlatform.secrets(), "gateway"));
                var sql = door.createStatement()) {
            assertThatThrownBy(() -> sql.execute(statement))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void aDeletionLeavesItsProofInTheAuditLogAndAnythingElseShows() {
        var audit = TestAudit.at(Clock.systemUTC());
        var segments = new SecuritySegments(PLATFORM, audit, Clock.systemUTC());
        segments.close(Duration.ZERO);
        for (var round = 0; round < 2; round++) {
            var log = log(store(), 10);
            log.start();
            log.record(request("round" + round));
            log.record(request("more" + round));
            log.stop();
            segments.close(Duration.ZERO);
        }
        assertThat(segments.broken()).isEmpty();
        assertThat(audited("closed"))
                .allMatch(id -> id.toString().matches("\\d+/\\d+-\\d+/\\d+/[0-9a-f]{64}"));

        segments.expire(Duration.ofDays(1));
        assertThat(logged("id")).hasSize(4);
        segments.expire(Duration.ofNanos(1));
        assertThat(logged("id")).isEmpty();
        assertThat(segments.broken()).isEmpty();
        assertThat(audited("expired")).isEqualTo(audited("closed"));

        var log = log(store(), 10);
        log.start();
        log.record(request("last"));
        log.record(request("very-last"));
        log.stop();
        segments.close(Duration.ZERO);
        TestPlatform.seenByOwner(
                DATABASES, "delete from platform.security_log where detail = 'last' returning id");
        assertThat(segments.broken()).hasSize(1);
    }

    private static List<Object> audited(String what) {
        return TestPlatform.seenByOwner(
                DATABASES,
                "select entity_id from platform.audit_log where action = 'platform.security-log."
                        + what
                        + "' order by entity_id");
    }
}
