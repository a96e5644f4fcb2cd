package employeehealth.contracts.auth;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.persondata.PersonDataApi;
import java.util.List;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** The personal data that the auth service keeps. */
@HttpExchange("/internal/auth")
public interface AuthDataApi extends PersonDataApi {

    /**
     * Whoever was erased and can sign in all the same: a backup of before has been restored. Their
     * erasure has to be done again.
     */
    @GetExchange("/person-data/returned")
    List<Returned> returned();

    record Returned(CompanyId company, PersonId person) {}
}
