package employeehealth.contracts.profile;

import employeehealth.contracts.LinkId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.news.News;
import java.time.Instant;

/**
 * Somebody was named as an emergency contact, and is to be asked by mail. Who it is, only {@link
 * ContactApi} says, to whoever mails them.
 *
 * @param person who has named them
 */
@News.Kind("profile.contact-named")
public record ContactNamed(PersonId person, LinkId request, Instant at) implements News {

    @Override
    public String key() {
        return person.toString();
    }
}
