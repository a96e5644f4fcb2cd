package employeehealth.contracts.auth;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Finds people of a company by what is known of them, for whoever takes care of them. */
@HttpExchange("/internal/auth")
public interface SearchApi {

    /** In the order of their names. */
    @PostExchange("/companies/{company}/directory/found")
    List<Listed> found(@PathVariable("company") CompanyId company, @RequestBody Search search);

    /**
     * All that is given must fit.
     *
     * @param name words that each begin one of the name's, whatever their order, case and accents,
     *     and with or without its hyphens and apostrophes; what is in an address finds nobody
     * @param employeeNumber the company's own number for them, as its directory says
     * @param among these people only; none: everyone
     */
    record Search(
            @Nullable String name,
            @Nullable String employeeNumber,
            @Nullable Collection<PersonId> among,
            int limit) {

        @Override
        public String toString() {
            return "Search[hidden]";
        }
    }
}
