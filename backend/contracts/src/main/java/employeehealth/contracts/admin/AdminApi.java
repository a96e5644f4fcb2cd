package employeehealth.contracts.admin;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** What the admin service offers the other services. */
@HttpExchange("/internal/admin")
public interface AdminApi {

    /**
     * What the person may do at the company today. A person without any assignment gets empty sets,
     * not an error: whether someone works somewhere is not for a caller to find out.
     */
    @GetExchange("/companies/{company}/people/{person}/standing")
    Standing standing(@PathVariable CompanyId company, @PathVariable PersonId person);
}
