package employeehealth.contracts.persondata;

import java.util.List;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * What a service that keeps personal data offers the one that answers for people's rights. Each
 * service has a contract of its own that extends this, since a contract is found by its type.
 * People are named in bodies, never in addresses.
 */
public interface PersonDataApi {

    /** Every store of the service in which somebody's data may be. */
    @GetExchange("/person-data/stores")
    List<Store> stores();

    /** What a store holds about somebody, opened. */
    @PostExchange("/person-data/rows")
    Rows rows(@RequestBody Asked asked);

    /**
     * Does in every store what its erasure is. Said again it changes nothing.
     *
     * @return what is there afterwards
     */
    @PostExchange("/person-data/erase")
    List<Remains> erase(@RequestBody Whose whose);

    /** What is there of somebody. */
    @PostExchange("/person-data/remains")
    List<Remains> remains(@RequestBody Whose whose);
}
