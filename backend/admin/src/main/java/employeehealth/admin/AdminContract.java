package employeehealth.admin;

import static java.util.stream.Collectors.toSet;

import employeehealth.admin.people.Assignment;
import employeehealth.admin.people.Assignments;
import employeehealth.admin.people.FederateRoles;
import employeehealth.admin.people.LeaveCompany;
import employeehealth.admin.people.Rights;
import employeehealth.admin.role.GivenRole;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.access.Scope;
import employeehealth.contracts.admin.AdminApi;
import employeehealth.contracts.admin.FederatedRoles;
import employeehealth.contracts.admin.Leaving;
import employeehealth.contracts.admin.Standing;
import employeehealth.contracts.admin.Standing.Holding;
import employeehealth.shared.access.ServicesOnly;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.problem.Problem;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/** What the admin service offers the other services. */
@RestController
@ServicesOnly("auth")
class AdminContract implements AdminApi {

    private final Companies companies;
    private final Assignments assignments;
    private final Rights rights;
    private final JoinCompany join;
    private final LeaveCompany leave;
    private final FederateRoles federate;

    AdminContract(
            Companies companies,
            Assignments assignments,
            Rights rights,
            JoinCompany join,
            LeaveCompany leave,
            FederateRoles federate) {
        this.companies = companies;
        this.assignments = assignments;
        this.rights = rights;
        this.join = join;
        this.leave = leave;
        this.federate = federate;
    }

    /** The epoch, which comes with the employment, is read before the rights. */
    @Override
    public Standing standing(CompanyId company, PersonId person) {
        return Tenant.of(company)
                .get(() -> {
                    var employment =
                            companies.employment(company, person).orElseThrow(Problem::notFound);
                    var inForce = assignments.inForce(person);
                    return new Standing(
                            employment.at().code(),
                            employment.at().name(),
                            employment.at().healthService(),
                            inForce.stream().flatMap(AdminContract::standard).collect(toSet()),
                            inForce.stream().flatMap(AdminContract::custom).collect(toSet()),
                            holdings(
                                    employment.left()
                                            ? Rights.ofLeavers()
                                            : rights.of(person, inForce)),
                            employment.epoch(),
                            until(inForce));
                });
    }

    @Override
    public Leaving leaving(CompanyId company, PersonId person) {
        return Tenant.of(company).get(() -> leave.leaving(person));
    }

    @Override
    public void left(CompanyId company, PersonId person, Since since) {
        Tenant.of(company).run(() -> leave.left(company, person, since.at()));
    }

    @Override
    public void returned(CompanyId company, PersonId person, Since since) {
        Tenant.of(company).run(() -> leave.returned(company, person, since.at()));
    }

    @Override
    public void joined(CompanyId company, PersonId person) {
        Tenant.of(company).run(() -> join.join(company, person));
    }

    @Override
    public void federated(CompanyId company, PersonId person, FederatedRoles roles) {
        Tenant.of(company).run(() -> federate.federate(company, person, roles));
    }

    private static Stream<Role> standard(Assignment assignment) {
        return assignment.role() instanceof GivenRole.Standard(var role)
                ? Stream.of(role)
                : Stream.empty();
    }

    private static Stream<Standing.CustomRole> custom(Assignment assignment) {
        return assignment.role() instanceof GivenRole.Custom(var role)
                ? Stream.of(
                        new Standing.CustomRole(
                                role.id(),
                                role.name(),
                                role.permissions().stream()
                                        .map(RolePermissions::having)
                                        .collect(toSet())))
                : Stream.empty();
    }

    private static Set<Holding> holdings(Map<Permission, Set<Scope>> held) {
        return held.entrySet().stream()
                .flatMap(one ->
                        one.getValue().stream().map(scope -> new Holding(one.getKey(), scope)))
                .collect(toSet());
    }

    private static @Nullable Instant until(List<Assignment> inForce) {
        return inForce.stream()
                .map(assignment -> assignment.period().until())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .map(day -> day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())
                .orElse(null);
    }
}
