package employeehealth.contracts.admin;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import java.time.Instant;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** What the admin service offers the other services. */
@HttpExchange("/internal/admin")
public interface AdminApi {

    /**
     * What the person may do at the company today. A person without any assignment gets empty sets,
     * not an error: whether someone works somewhere is not for a caller to find out.
     */
    @GetExchange("/companies/{company}/people/{person}/standing")
    Standing standing(
            @PathVariable("company") CompanyId company, @PathVariable("person") PersonId person);

    /**
     * The person has come to the company: an employee of it from now on, unless they have been
     * anything there before. Said again it changes nothing.
     */
    @PostExchange("/companies/{company}/people/{person}/joined")
    void joined(
            @PathVariable("company") CompanyId company, @PathVariable("person") PersonId person);

    /** Whether somebody may be said to have left, and by whom. */
    @GetExchange("/companies/{company}/people/{person}/leaving")
    Leaving leaving(
            @PathVariable("company") CompanyId company, @PathVariable("person") PersonId person);

    /**
     * The person does not belong to the company any more: nothing that they were there holds, and
     * what is their own stays theirs. Said again, or after something newer, it changes nothing.
     */
    @PostExchange("/companies/{company}/people/{person}/left")
    void left(
            @PathVariable("company") CompanyId company,
            @PathVariable("person") PersonId person,
            @RequestBody Since since);

    /**
     * The person belongs to the company from now on, again or for the first time: an employee of
     * it, and nothing else that they may have been. Said again, or after something newer, it
     * changes nothing.
     */
    @PostExchange("/companies/{company}/people/{person}/returned")
    void returned(
            @PathVariable("company") CompanyId company,
            @PathVariable("person") PersonId person,
            @RequestBody Since since);

    /**
     * @param at when it happened, in microseconds: of two changes the later one holds, whichever is
     *     heard first
     */
    record Since(Instant at) {}

    /**
     * Said at each sign-in through an identity provider: roles that it gave before and does not
     * give any more end, new ones begin. Roles that people have given stay as they are.
     */
    @PutExchange("/companies/{company}/people/{person}/federated-roles")
    void federated(
            @PathVariable("company") CompanyId company,
            @PathVariable("person") PersonId person,
            @RequestBody FederatedRoles roles);
}
