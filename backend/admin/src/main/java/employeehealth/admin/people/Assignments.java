package employeehealth.admin.people;

import employeehealth.admin.AdminDatabase;
import employeehealth.admin.role.GivenRole;
import employeehealth.admin.role.Granting;
import employeehealth.admin.role.RoleColumns;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SiteId;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.access.Scope;
import employeehealth.shared.database.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Who is what where. An assignment ends; it is never deleted. */
@Repository
public class Assignments {

    private static final String SELECT =
            "select a.id, a.person_id, a.site_id, a.population, a.valid_from, a.valid_until,"
                    + " a.given_by, a.given_at, a.given_through, "
                    + RoleColumns.COLUMNS
                    + " from admin.assignments a "
                    + RoleColumns.JOIN;

    /** In force today, or to come. */
    private static final String LIVE =
            " where a.ended_at is null and (a.valid_until is null or a.valid_until >= :today) ";

    private final AdminDatabase db;
    private final Clock clock;

    public Assignments(AdminDatabase db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** What someone is today. */
    public List<Assignment> inForce(PersonId person) {
        return inForce(List.of(person));
    }

    /** What these people are today. */
    public List<Assignment> inForce(Collection<PersonId> people) {
        return live(people).stream()
                .filter(assignment -> assignment.period().contains(today()))
                .toList();
    }

    /** What these people are today or will be. */
    List<Assignment> live(Collection<PersonId> people) {
        return db.query(
                        SELECT
                                + LIVE
                                + " and a.person_id = any(cast(:people as uuid[])) order by a.id")
                .param("today", today())
                .param("people", people.stream().map(PersonId::toString).toArray(String[]::new))
                .query(Assignments::assignment)
                .list();
    }

    /** Of everyone, in the order in which they were made. */
    public List<Assignment> page(@Nullable UUID after, int limit) {
        return db.sql(
                        SELECT
                                + LIVE
                                + " and (cast(:after as uuid) is null or a.id > :after)"
                                + " order by a.id limit :limit")
                .param("today", today())
                .param("after", after, Types.OTHER)
                .param("limit", limit)
                .query(Assignments::assignment)
                .list();
    }

    /** All that say that somebody is this today. */
    public List<Assignment> inForce(Role role) {
        return db.sql(SELECT + LIVE + " and a.role = :role and a.valid_from <= :today")
                .param("today", today())
                .param("role", role.code())
                .query(Assignments::assignment)
                .list();
    }

    /** As it was made, whatever has become of it. */
    Optional<Assignment> asMade(UUID id) {
        return db.sql(SELECT + " where a.id = :id")
                .param("id", id)
                .query(Assignments::assignment)
                .optional();
    }

    void add(CompanyId company, Assignment a) {
        insert(
                a.id(),
                company,
                a.person(),
                a.role(),
                a.scope(),
                a.period(),
                a.givenBy(),
                a.givenAt(),
                a.through());
    }

    /**
     * Whether nobody else could hand out roles in the whole company once this one ends: from then
     * on nobody could appoint another.
     */
    boolean isTheLast(Assignment assignment) {
        return assignment.role() instanceof GivenRole.Standard(var role)
                && Granting.neverWithout(assignment.role())
                && isWhole(assignment)
                && assignment.period().contains(today())
                && inForce(role).stream()
                        .noneMatch(other ->
                                !other.id().equals(assignment.id())
                                        && isWhole(other)
                                        && other.period().outlasts(assignment.period()));
    }

    private static boolean isWhole(Assignment assignment) {
        return assignment.scope().equals(Scope.WHOLE_COMPANY);
    }

    /**
     * @param by none if an identity provider does not give it any more
     */
    void end(Assignment assignment, @Nullable PersonId by) {
        db.sql(
                        """
                        update admin.assignments
                           set ended_at = :now, ended_by = :by
                         where id = :id
                           and ended_at is null
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .param("id", assignment.id())
                .update();
    }

    /**
     * Nothing that they are, or were to be, holds from now on.
     *
     * @return what that ended
     */
    List<UUID> endAll(PersonId person) {
        return db.sql(
                        """
                        update admin.assignments
                           set ended_at = :now
                         where person_id = :person
                           and ended_at is null
                        returning id
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("person", person.value())
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Everyone of a company who has or had any assignment. */
    public Set<PersonId> people() {
        return new HashSet<>(
                db.sql("select distinct person_id from admin.assignments")
                        .query((row, n) -> new PersonId(row.getObject(1, UUID.class)))
                        .list());
    }

    /** By the platform itself, from today on. */
    public void found(List<Founding> foundings) {
        foundings.forEach(f ->
                insert(
                        Ids.next(),
                        f.company(),
                        f.person(),
                        new GivenRole.Standard(f.role()),
                        new Scope(f.site(), null),
                        new Period(today(), null),
                        null,
                        null,
                        null));
    }

    private void insert(
            UUID id,
            CompanyId company,
            PersonId person,
            GivenRole role,
            Scope scope,
            Period period,
            @Nullable PersonId by,
            @Nullable Instant at,
            @Nullable UUID through) {
        db.sql(
                        """
                        insert into admin.assignments
                               (id, company_id, person_id, role, custom_role_id, site_id,
                                population, valid_from, valid_until, given_by, given_at,
                                given_through)
                        values (:id, :company, :person, :role, :custom, :site,
                                :population, :from, :until, :by, :at, :through)
                        """)
                .param("id", id)
                .param("company", company.value())
                .param("person", person.value())
                .param(
                        "role",
                        role instanceof GivenRole.Standard ? role.code() : null,
                        Types.VARCHAR)
                .param(
                        "custom",
                        role instanceof GivenRole.Custom(var custom) ? custom.id() : null,
                        Types.OTHER)
                .param("site", scope.site() == null ? null : scope.site().value(), Types.OTHER)
                .param("population", scope.population(), Types.VARCHAR)
                .param("from", period.from())
                .param("until", period.until(), Types.DATE)
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .param(
                        "at",
                        at == null ? null : at.atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("through", through, Types.OTHER)
                .update();
    }

    private static Assignment assignment(ResultSet row, int n) throws SQLException {
        var site = row.getObject("site_id", UUID.class);
        var by = row.getObject("given_by", UUID.class);
        var at = row.getObject("given_at", OffsetDateTime.class);
        return new Assignment(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("person_id", UUID.class)),
                RoleColumns.read(row),
                new Scope(site == null ? null : new SiteId(site), row.getString("population")),
                new Period(
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_until", LocalDate.class)),
                by == null ? null : new PersonId(by),
                at == null ? null : at.toInstant(),
                row.getObject("given_through", UUID.class));
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /**
     * Who is what when a company begins.
     *
     * @param site none for the whole company
     */
    public record Founding(CompanyId company, PersonId person, Role role, @Nullable SiteId site) {}
}
