package employeehealth.admin;

import static java.util.stream.Collectors.toSet;

import employeehealth.admin.Assignments.InForce;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Scope;
import employeehealth.contracts.admin.AdminApi;
import employeehealth.contracts.admin.Standing;
import employeehealth.contracts.admin.Standing.Holding;
import employeehealth.shared.access.Revocations;
import employeehealth.shared.access.ServicesOnly;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.problem.Problem;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/** What the admin service offers the other services. */
@RestController
@ServicesOnly("auth")
class AdminContract implements AdminApi {

    private final AdminDatabase database;
    private final Companies companies;
    private final Assignments assignments;
    private final Revocations revocations;
    private final AdminSettings settings;

    AdminContract(
            AdminDatabase database,
            Companies companies,
            Assignments assignments,
            Revocations revocations,
            AdminSettings settings) {
        this.database = database;
        this.companies = companies;
        this.assignments = assignments;
        this.revocations = revocations;
        this.settings = settings;
    }

    @Override
    public Standing standing(CompanyId company, PersonId person) {
        return Tenant.of(company)
                .get(() ->
                        database.read(() -> {
                            var employer = companies.find(company).orElseThrow(Problem::notFound);
                            var epoch = revocations.epoch(database, person); // before the rights
                            var inForce = assignments.inForce(person);
                            return new Standing(
                                    employer.code(),
                                    employer.name(),
                                    employer.healthService(),
                                    inForce.stream().map(InForce::role).collect(toSet()),
                                    holdings(person, inForce),
                                    epoch,
                                    until(inForce));
                        }));
    }

    private Set<Holding> holdings(PersonId person, List<InForce> inForce) {
        var all =
                inForce.stream()
                        .flatMap(a ->
                                RolePermissions.of(a.role()).stream()
                                        .map(p -> new Holding(p, a.scope())))
                        .collect(toSet());
        if (!inForce.isEmpty() && settings.operators().contains(person.value())) {
            all.add(new Holding(Permission.PLATFORM_OPERATE, Scope.WHOLE_COMPANY));
        }
        return all;
    }

    private static @Nullable Instant until(List<InForce> inForce) {
        return inForce.stream()
                .map(InForce::lastDay)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .map(day -> day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())
                .orElse(null);
    }
}
