package employeehealth.admin;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.admin.AdminApi;
import employeehealth.contracts.admin.Standing;
import employeehealth.shared.access.ServicesOnly;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.problem.Problem;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.web.bind.annotation.RestController;

/** What the admin service offers the other services. */
@RestController
@ServicesOnly("auth")
class AdminContract implements AdminApi {

    private final AdminDatabase database;
    private final Companies companies;
    private final Assignments assignments;

    AdminContract(AdminDatabase database, Companies companies, Assignments assignments) {
        this.database = database;
        this.companies = companies;
        this.assignments = assignments;
    }

    @Override
    public Standing standing(CompanyId company, PersonId person) {
        return Tenant.of(company)
                .get(() ->
                        database.read(() -> {
                            var employer = companies.find(company).orElseThrow(Problem::notFound);
                            var roles = assignments.rolesToday(person);
                            return new Standing(
                                    employer.code(),
                                    employer.name(),
                                    employer.healthService(),
                                    roles,
                                    permissions(roles));
                        }));
    }

    private static Set<Permission> permissions(Set<Role> roles) {
        var all = EnumSet.noneOf(Permission.class);
        roles.forEach(role -> all.addAll(RolePermissions.of(role)));
        return all;
    }
}
