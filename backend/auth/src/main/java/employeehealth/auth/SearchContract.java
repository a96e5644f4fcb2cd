package employeehealth.auth;

import employeehealth.auth.person.Directory;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.auth.Listed;
import employeehealth.contracts.auth.SearchApi;
import employeehealth.shared.access.ServicesOnly;
import employeehealth.shared.access.Tenant;
import java.util.List;
import org.springframework.web.bind.annotation.RestController;

/** Who at a company is meant. Not final: calls pass through a proxy. */
@RestController
@ServicesOnly("profile")
class SearchContract implements SearchApi {

    private final AuthDatabase database;
    private final Directory directory;

    SearchContract(AuthDatabase database, Directory directory) {
        this.database = database;
        this.directory = directory;
    }

    @Override
    public List<Listed> found(CompanyId company, Search search) {
        return Tenant.of(company).get(() -> database.read(() -> directory.found(search)));
    }
}
