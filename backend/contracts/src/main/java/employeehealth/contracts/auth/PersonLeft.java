package employeehealth.contracts.auth;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.news.News;
import java.time.Instant;

/** Somebody does not belong to the company any more. What is their own stays theirs. */
@News.Kind("auth.person-left")
public record PersonLeft(PersonId person, Instant at) implements News {

    @Override
    public String key() {
        return person.toString();
    }
}
