package employeehealth.admin;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SiteId;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.access.Scope;
import employeehealth.shared.database.Ids;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class Assignments {

    private final AdminDatabase db;
    private final Clock clock;

    Assignments(AdminDatabase db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** What someone is today. */
    List<InForce> inForce(PersonId person) {
        return db.sql(
                        """
                        select role, site_id, population, valid_until
                          from admin.assignments
                         where person_id = :person
                           and valid_from <= :today
                           and (valid_until is null or valid_until >= :today)
                           and ended_at is null
                        """)
                .param("person", person.value())
                .param("today", today())
                .query((row, n) ->
                        new InForce(
                                Role.ofCode(row.getString(1)),
                                new Scope(site(row.getObject(2, UUID.class)), row.getString(3)),
                                row.getObject(4, LocalDate.class)))
                .list();
    }

    private static @Nullable SiteId site(@Nullable UUID id) {
        return id == null ? null : new SiteId(id);
    }

    /** Whether there was any such assignment to end. */
    boolean end(PersonId person, Role role) {
        return db.sql(
                                """
                                update admin.assignments
                                   set ended_at = :now
                                 where person_id = :person
                                   and role = :role
                                   and ended_at is null
                                """)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("person", person.value())
                        .param("role", role.code())
                        .update()
                > 0;
    }

    /** Everyone of a company who has any assignment. */
    Set<PersonId> people() {
        return new HashSet<>(
                db.sql("select distinct person_id from admin.assignments")
                        .query((row, n) -> new PersonId(row.getObject(1, UUID.class)))
                        .list());
    }

    void add(List<Assignment> assignments) {
        assignments.forEach(a ->
                db.sql(
                                """
                                insert into admin.assignments (id, company_id, person_id, role, site_id, valid_from)
                                values (:id, :company, :person, :role, :site, :from)
                                """)
                        .param("id", Ids.next())
                        .param("company", a.company.value())
                        .param("person", a.person.value())
                        .param("role", a.role.code())
                        .param("site", a.site.value())
                        .param("from", today())
                        .update());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /**
     * @param lastDay in UTC; none if no end is set
     */
    record InForce(Role role, Scope scope, @Nullable LocalDate lastDay) {}

    /** Someone is something at a site, from today on. */
    record Assignment(CompanyId company, PersonId person, Role role, SiteId site) {}
}
