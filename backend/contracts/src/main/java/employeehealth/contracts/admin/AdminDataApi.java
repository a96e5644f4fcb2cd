package employeehealth.contracts.admin;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.persondata.PersonDataApi;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** The personal data that the admin service keeps. */
@HttpExchange("/internal/admin")
public interface AdminDataApi extends PersonDataApi {

    /** Who is the controller of the clinical data of a company's people. */
    @GetExchange("/person-data/controllers/{company}")
    Controller controller(@PathVariable("company") CompanyId company);

    record Controller(HealthServiceId healthService) {}
}
