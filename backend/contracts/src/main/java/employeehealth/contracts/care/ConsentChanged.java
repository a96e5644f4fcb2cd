package employeehealth.contracts.care;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.news.News;
import java.time.Instant;

/**
 * A person has consented to something, refused it, or withdrawn what they had consented to. Whoever
 * does something because of it stops, or may begin.
 */
@News.Kind("care.consent-changed")
public record ConsentChanged(PersonId person, ConsentPurpose purpose, boolean granted, Instant at)
        implements News {

    /** What one person decides is received in the order in which they decided it. */
    @Override
    public String key() {
        return person.toString();
    }
}
