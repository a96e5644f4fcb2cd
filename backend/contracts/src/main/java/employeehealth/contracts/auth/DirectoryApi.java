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

/**
 * The people of a company by name, for whoever administers them. Asked by POST: names belong into
 * no address.
 */
@HttpExchange("/internal/auth")
public interface DirectoryApi {

    /** People in the order of their names. */
    @PostExchange("/companies/{company}/directory")
    List<Listed> page(@PathVariable("company") CompanyId company, @RequestBody Page page);

    /** These people, in no order; whoever is nobody there is left out. */
    @PostExchange("/companies/{company}/directory/named")
    List<Listed> named(@PathVariable("company") CompanyId company, @RequestBody People people);

    /**
     * @param name part of a name or address, whatever its case and accents; none: everyone
     * @param after the last of the page before
     */
    record Page(@Nullable String name, @Nullable PersonId after, int limit) {

        @Override
        public String toString() {
            return "Page[hidden]";
        }
    }

    record People(Collection<PersonId> ids) {

        public People {
            ids = List.copyOf(ids);
        }
    }
}
