package employeehealth.admin;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SiteId;
import employeehealth.contracts.access.Role;
import employeehealth.shared.database.Ids;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Repository;

@Repository
class Assignments {

    private final AdminDatabase db;
    private final Clock clock;

    Assignments(AdminDatabase db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Set<Role> rolesToday(PersonId person) {
        return new HashSet<>(
                db.sql(
                                """
                                select distinct role
                                  from admin.assignments
                                 where person_id = :person
                                   and valid_from <= :today
                                   and (valid_until is null or valid_until >= :today)
                                """)
                        .param("person", person.value())
                        .param("today", today())
                        .query((row, n) -> Role.ofCode(row.getString(1)))
                        .list());
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

    /** Someone is something at a site, from today on. */
    record Assignment(CompanyId company, PersonId person, Role role, SiteId site) {}
}
