package employeehealth.admin.persondata;

import employeehealth.admin.AdminDatabase;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.admin.AdminDataApi;
import employeehealth.shared.access.ServicesOnly;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.Pseudonyms;
import employeehealth.shared.persondata.PersonData;
import employeehealth.shared.persondata.PersonStores;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.seal.Seal;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RestController;

/** For people's rights. Not final: calls pass through a proxy. */
@RestController
@ServicesOnly("profile")
class AdminDataContract extends PersonData implements AdminDataApi {

    private final AdminDatabase database;

    AdminDataContract(
            @Qualifier("adminPersonStores") PersonStores stores,
            Pseudonyms pseudonyms,
            Seal seal,
            AdminDatabase database) {
        super(stores, pseudonyms, seal);
        this.database = database;
    }

    @Override
    public Controller controller(CompanyId company) {
        return Tenant.of(company)
                .get(() ->
                        database.read(() ->
                                database.sql(
                                                """
                                                select health_service_id from admin.companies
                                                 where id = :company
                                                """)
                                        .param("company", company.value())
                                        .query(UUID.class)
                                        .optional()
                                        .map(id -> new Controller(new HealthServiceId(id)))
                                        .orElseThrow(Problem::notFound)));
    }
}
