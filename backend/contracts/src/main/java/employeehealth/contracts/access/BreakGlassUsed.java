package employeehealth.contracts.access;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.news.News;
import java.time.Instant;

/**
 * Somebody opened a person's file in an emergency, without a care relation. The person is told.
 *
 * @param person whose file it is
 * @param actorRole as what they opened it; who it was, the person reads in their own file
 */
@News.Kind("access.break-glass-used")
public record BreakGlassUsed(PersonId person, Role actorRole, Instant at) implements News {

    @Override
    public String key() {
        return person.toString();
    }
}
