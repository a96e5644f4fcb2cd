package employeehealth.profile.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.profile.TestProfile;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.TestAudit;
import employeehealth.shared.database.Ids;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** What is over its time goes, of every company, a day after it is; nothing goes before. */
class RetentionTest {

    private static final TestProfile PROFILE = new TestProfile();

    private final CompanyId company = new CompanyId(Ids.next());
    private final HealthServiceId service = new HealthServiceId(Ids.next());
    private final PersonId person = new PersonId(Ids.next());
    private final Rules rules = new Rules();

    private static void night() {
        new RightsModule()
                .profileRetention(PROFILE.database(), TestAudit.at(Clock.systemUTC()))
                .work()
                .run();
    }

    /** Days since something that a rule of this category has just stopped, or not, to keep. */
    private LocalDate ago(String category, int daysMore) {
        var today = LocalDate.now(ZoneOffset.UTC);
        return today.minus(Period.parse(rules.of(category).duration())).minusDays(daysMore);
    }

    private String whose() {
        return "'%s', '%s', '%s'".formatted(company, service, person);
    }

    private UUID request(LocalDate closed) {
        var id = Ids.next();
        PROFILE.asOwner(
                """
                insert into profile.data_requests
                       (company_id, health_service_id, person_id, id, has_account, kind, channel,
                        state, version, received_on, closed_on)
                values (%s, '%s', true, 'access', 'platform', 'answered', 2, '%s', '%s')
                """
                        .formatted(whose(), id, closed, closed),
                """
                insert into profile.data_request_steps
                       (company_id, health_service_id, person_id, id, request_id, version, act,
                        actor, at)
                values (%s, '%s', '%s', 2, 'answer', '%s', '%s')
                """
                        .formatted(whose(), Ids.next(), id, person, closed));
        return id;
    }

    private UUID erasure(LocalDate done, String identity) {
        var id = Ids.next();
        PROFILE.asOwner(
                """
                insert into profile.erasures
                       (company_id, health_service_id, person_id, id, state, language,
                        sealed_identity, planned_at, done_at)
                values (%s, '%s', 'done', 'fr', %s, '%s', '%s')
                """
                        .formatted(whose(), id, identity, done, done));
        return id;
    }

    private UUID asked(LocalDate at) {
        var id = Ids.next();
        PROFILE.asOwner(
                """
                insert into profile.contact_requests
                       (company_id, health_service_id, person_id, id, contact_id, channel_id, nonce,
                        at)
                values (%s, '%s', '%s', '%s', '\\x00', '%s')
                """
                        .formatted(whose(), id, Ids.next(), Ids.next(), at));
        return id;
    }

    private static boolean isThere(String table, UUID id) {
        return !PROFILE.seenByOwner("select 1 from %s where id = '%s'".formatted(table, id))
                .isEmpty();
    }

    @Test
    void requestsGoWithTheirStepsWhenTheRuleSaysSo() {
        var old = request(ago("rights", 1));
        var kept = request(ago("rights", -1));
        night();
        assertThat(isThere("profile.data_requests", old)).isFalse();
        assertThat(isThere("profile.data_requests", kept)).isTrue();
        assertThat(
                        PROFILE.seenByOwner(
                                "select distinct request_id from profile.data_request_steps where"
                                        + " person_id = '"
                                        + person
                                        + "'"))
                .containsExactly(kept);
        assertThat(
                        PROFILE.seenByOwner(
                                "select 1 from platform.audit_log where action ="
                                        + " 'profile.retention.applied' and entity ="
                                        + " 'profile.data_requests'"))
                .isNotEmpty();
    }

    @Test
    void anErasureStaysAsLongAsItLeadsToAFileThatTheLawKeeps() {
        var old = erasure(ago("rights", 1), "null");
        var leading = erasure(ago("rights", 1), "'\\x00'");
        var kept = erasure(ago("rights", -1), "null");
        night();
        assertThat(isThere("profile.erasures", old)).isFalse();
        assertThat(isThere("profile.erasures", leading)).isTrue();
        assertThat(isThere("profile.erasures", kept)).isTrue();
    }

    @Test
    void mailsToContactsAreForgotten() {
        var old = asked(ago("messages", 1));
        var kept = asked(ago("messages", -1));
        night();
        assertThat(isThere("profile.contact_requests", old)).isFalse();
        assertThat(isThere("profile.contact_requests", kept)).isTrue();
    }

    /** Whoever acts for a company sees no other's because it is old, and deletes nothing of it. */
    @Test
    void forACompanyNothingHasChanged() {
        var old = request(ago("rights", 1));
        var other = new CompanyId(Ids.next());
        assertThat(seen(new Tenant(other, service, person), old)).isZero();
        assertThat(seen(new Tenant(company, service, person), old)).isOne();
        assertThat(deleted(new Tenant(company, service, person), old)).isZero();
        assertThat(isThere("profile.data_requests", old)).isTrue();
    }

    /** Nobody's transaction finds what is over its time, and cannot change it. */
    @Test
    void whatIsOverItsTimeIsNotChanged() {
        var old = request(ago("rights", 1));
        var database = PROFILE.database();
        assertThat(
                        database.asNobody(() ->
                                database.sql(
                                                "update profile.data_requests set extended = true"
                                                        + " where id = :id")
                                        .param("id", old)
                                        .update()))
                .isZero();
        assertThatThrownBy(() ->
                        database.asNobody(() ->
                                database.sql(
                                                """
                                                insert into profile.contact_requests
                                                       (company_id, health_service_id, person_id,
                                                        id, contact_id, channel_id, nonce, at)
                                                values (%s, '%s', '%s', '%s', '\\x00', '2001-01-01')
                                                """
                                                        .formatted(
                                                                whose(),
                                                                Ids.next(),
                                                                Ids.next(),
                                                                Ids.next()))
                                        .update()))
                .isInstanceOf(DataAccessException.class);
    }

    private static int seen(Tenant tenant, UUID id) {
        var database = PROFILE.database();
        return tenant.get(() ->
                database.read(() ->
                        database.sql("select count(*) from profile.data_requests where id = :id")
                                .param("id", id)
                                .query(Integer.class)
                                .single()));
    }

    private static int deleted(Tenant tenant, UUID id) {
        var database = PROFILE.database();
        return tenant.get(() ->
                database.write(() ->
                        database.sql(
                                        "delete from profile.data_request_steps where request_id ="
                                                + " :id")
                                .param("id", id)
                                .update()));
    }
}
