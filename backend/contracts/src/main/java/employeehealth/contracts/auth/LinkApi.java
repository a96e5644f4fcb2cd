package employeehealth.contracts.auth;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.LinkId;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** The links that people are mailed: asked by whoever mails them, and by nobody else. */
@HttpExchange("/internal/auth")
public interface LinkApi {

    /** Computed at the moment it is asked for; not found once it was used, replaced or expired. */
    @GetExchange("/companies/{company}/links/{link}")
    MailedLink link(@PathVariable("company") CompanyId company, @PathVariable("link") LinkId link);
}
