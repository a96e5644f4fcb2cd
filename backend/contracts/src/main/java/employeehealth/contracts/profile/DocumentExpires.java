package employeehealth.contracts.profile;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.news.News;
import java.time.Instant;

/**
 * A document in somebody's file soon holds no longer. Which, only they know.
 *
 * @param at when they said until when it holds
 */
@News.Kind("profile.document-expires")
public record DocumentExpires(PersonId person, Instant at) implements News {

    @Override
    public String key() {
        return person.toString();
    }
}
