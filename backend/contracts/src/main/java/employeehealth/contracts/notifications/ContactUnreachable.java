package employeehealth.contracts.notifications;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.news.News;
import java.time.Instant;
import java.util.UUID;

/**
 * A number or an address of somebody's emergency contact does not work: it does not exist, or takes
 * nothing.
 *
 * @param person whose contact it is
 * @param channel the number or address, by its id
 */
@News.Kind("notifications.contact-unreachable")
public record ContactUnreachable(PersonId person, UUID channel, Instant at) implements News {

    @Override
    public String key() {
        return person.toString();
    }
}
