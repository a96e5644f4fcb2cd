package employeehealth.contracts.care;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.news.News;
import java.time.Instant;

/**
 * A physician has given an opinion on somebody's work. They are told before the employer can see
 * it, and once it can.
 *
 * @param released whether the employer can see it from now on
 */
@News.Kind("care.opinion-given")
public record OpinionGiven(PersonId person, boolean released, Instant at) implements News {

    @Override
    public String key() {
        return person.toString();
    }
}
