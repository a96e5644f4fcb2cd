package employeehealth.contracts.auth;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.news.News;
import java.time.Instant;

/** Someone's second factor was set up or taken away, or they have new recovery codes. */
@News.Kind("auth.factors-changed")
public record FactorsChanged(PersonId person, Instant at) implements News {

    @Override
    public String key() {
        return person.toString();
    }
}
