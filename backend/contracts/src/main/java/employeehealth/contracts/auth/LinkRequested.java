package employeehealth.contracts.auth;

import employeehealth.contracts.LinkId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.news.News;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody is to be mailed a link. Announced for {@link #NOBODY}, too, when an address has no
 * account: asking then costs the same.
 *
 * @param person whom it is for; after an invitation somebody who does not exist yet
 */
@News.Kind("auth.link-requested")
public record LinkRequested(PersonId person, LinkId link, LinkPurpose purpose, Instant at)
        implements News {

    public static final PersonId NOBODY = new PersonId(new UUID(0, 0));

    @Override
    public String key() {
        return person.toString();
    }
}
