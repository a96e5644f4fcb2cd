package employeehealth.admin;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Role;
import employeehealth.shared.database.Ids;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.stereotype.Repository;

/** People who were nothing at the transaction's company until now. */
@Repository
class Newcomers {

    private final AdminDatabase db;
    private final Clock clock;

    Newcomers(AdminDatabase db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Makes somebody an employee of the whole company, unless they were anything there before. Of
     * two calls at once the second waits, and finds the first one's.
     *
     * @return whether they are new
     */
    boolean add(CompanyId company, PersonId person) {
        db.sql("select pg_advisory_xact_lock(hashtextextended(:person, 0))")
                .param("person", "admin.joined|" + person)
                .query((row, n) -> true)
                .single();
        return db.sql(
                                """
                                insert into admin.assignments (id, company_id, person_id, role, valid_from)
                                select :id, :company, :person, :role, :from
                                 where not exists (select 1
                                                     from admin.assignments
                                                    where person_id = :person)
                                   and not exists (select 1
                                                     from admin.leavers
                                                    where person_id = :person)
                                """)
                        .param("id", Ids.next())
                        .param("company", company.value())
                        .param("person", person.value())
                        .param("role", Role.EMPLOYEE.code())
                        .param("from", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                        .update()
                > 0;
    }
}
