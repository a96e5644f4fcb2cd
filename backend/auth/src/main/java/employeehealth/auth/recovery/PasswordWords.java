package employeehealth.auth.recovery;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.admin.AdminApi;
import employeehealth.contracts.auth.LinkRequested;
import employeehealth.shared.problem.Problem;
import org.springframework.stereotype.Component;

/** What a company is called, as part of what its people's passwords must not be made of. */
@Component
public class PasswordWords {

    private final AdminApi admin;

    PasswordWords(AdminApi admin) {
        this.admin = admin;
    }

    /** Nothing while the neighbour is away: nobody is kept from a new password by that. */
    public String ofCompany(CompanyId company) {
        return ofCompany(company, LinkRequested.NOBODY);
    }

    private String ofCompany(CompanyId company, PersonId person) {
        try {
            var standing = admin.standing(company, person);
            return standing.companyCode() + " " + standing.companyName();
        } catch (Problem away) {
            return "";
        }
    }
}
