package employeehealth.contracts.profile;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.LinkId;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** How emergency contacts are asked: for whoever mails them, and for nobody else. */
@HttpExchange("/internal/profile")
public interface ContactApi {

    /**
     * Computed at the moment it is asked for; not found once the contact is gone or has another
     * address.
     */
    @GetExchange("/companies/{company}/contact-requests/{request}")
    ContactRequest request(
            @PathVariable("company") CompanyId company, @PathVariable("request") LinkId request);
}
