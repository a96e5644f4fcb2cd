package employeehealth.contracts.admin;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.news.News;
import java.time.Instant;

/** Someone was given a role, or one was taken away or changed. They are told, whoever did it. */
@News.Kind("admin.rights-changed")
public record RightsChanged(PersonId person, Instant at) implements News {

    @Override
    public String key() {
        return person.toString();
    }
}
