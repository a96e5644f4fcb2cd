package employeehealth.contracts.profile;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.news.News;
import java.time.Instant;

/**
 * The data protection officer has something for somebody to read, about a request of theirs. What
 * it is, and what they asked for, is not said.
 */
@News.Kind("profile.data-request-moved")
public record DataRequestMoved(PersonId person, Instant at) implements News {

    @Override
    public String key() {
        return person.toString();
    }
}
