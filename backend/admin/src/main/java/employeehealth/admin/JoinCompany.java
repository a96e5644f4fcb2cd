package employeehealth.admin;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Role;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.problem.Problem;
import org.springframework.stereotype.Component;

/**
 * Makes whoever has registered an employee. It may be said twice, and late: somebody who was taken
 * off all tasks meanwhile does not come back by it.
 */
@Component
class JoinCompany {

    private final AdminDatabase database;
    private final Companies companies;
    private final Newcomers newcomers;
    private final Audit audit;

    JoinCompany(AdminDatabase database, Companies companies, Newcomers newcomers, Audit audit) {
        this.database = database;
        this.companies = companies;
        this.newcomers = newcomers;
        this.audit = audit;
    }

    void join(CompanyId company, PersonId person) {
        database.write(() -> {
            if (companies.find(company).isEmpty()) {
                throw Problem.notFound();
            }
            if (newcomers.add(company, person)) {
                audit.record(
                        database,
                        new AuditRecord(
                                company,
                                person,
                                person,
                                "admin.assignment.made",
                                "admin.assignments",
                                person + "|" + Role.EMPLOYEE.code(),
                                "registration",
                                AuditRecord.Outcome.SUCCESS,
                                null));
            }
        });
    }
}
