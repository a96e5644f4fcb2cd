package employeehealth.contracts.auth;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** How people are reached: asked by whoever tells them something, and by nobody else. */
@HttpExchange("/internal/auth")
public interface ReachApi {

    /**
     * Where a person is written to, and in which language; not found if they are nobody there. Nor
     * is whoever has left the company without an address of their own: somebody else may read the
     * company's.
     *
     * @param leaving what they are to be told is that they have left, which the company knows: its
     *     address will do
     */
    @GetExchange("/companies/{company}/people/{person}/reach")
    Reach reachAt(
            @PathVariable("company") CompanyId company,
            @PathVariable("person") PersonId person,
            @RequestParam(name = "leaving", defaultValue = "false") boolean leaving);
}
