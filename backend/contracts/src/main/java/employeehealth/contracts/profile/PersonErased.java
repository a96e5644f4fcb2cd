package employeehealth.contracts.profile;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.news.News;
import java.time.Instant;

/**
 * Somebody was erased, in every store that is known to hold people's data. Whoever remembers
 * something of them besides forgets it.
 */
@News.Kind("profile.person-erased")
public record PersonErased(PersonId person, Instant at) implements News {

    @Override
    public String key() {
        return person.toString();
    }
}
