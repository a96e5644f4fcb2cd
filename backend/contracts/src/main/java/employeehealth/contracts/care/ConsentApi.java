package employeehealth.contracts.care;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * Whether a person consents. Whoever does something because of a consent asks before doing it, or
 * keeps what {@link ConsentChanged} says.
 */
@HttpExchange("/internal/profile/consents")
public interface ConsentApi {

    @GetExchange("/{person}/{purpose}")
    Consent of(
            @PathVariable("person") PersonId person,
            @PathVariable("purpose") ConsentPurpose purpose,
            @RequestParam("company") CompanyId company);
}
