package employeehealth.auth;

import employeehealth.auth.person.Directory;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.auth.DirectoryApi;
import employeehealth.contracts.auth.Listed;
import employeehealth.shared.access.ServicesOnly;
import employeehealth.shared.access.Tenant;
import java.util.List;
import org.springframework.web.bind.annotation.RestController;

/** Who is who at a company. Not final: calls pass through a proxy. */
@RestController
@ServicesOnly({"admin", "triage", "profile"})
class DirectoryContract implements DirectoryApi {

    private final AuthDatabase database;
    private final Directory directory;

    DirectoryContract(AuthDatabase database, Directory directory) {
        this.database = database;
        this.directory = directory;
    }

    @Override
    public List<Listed> page(CompanyId company, Page page) {
        return Tenant.of(company)
                .get(() ->
                        database.read(
                                () -> directory.page(page.name(), page.after(), page.limit())));
    }

    @Override
    public List<Listed> named(CompanyId company, People people) {
        return Tenant.of(company).get(() -> database.read(() -> directory.named(people.ids())));
    }
}
