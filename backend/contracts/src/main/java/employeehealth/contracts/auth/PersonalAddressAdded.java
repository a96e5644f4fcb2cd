package employeehealth.contracts.auth;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.news.News;
import java.time.Instant;

/** Somebody signs in with a personal address as well, from now on. */
@News.Kind("auth.personal-address-added")
public record PersonalAddressAdded(PersonId person, Instant at) implements News {

    @Override
    public String key() {
        return person.toString();
    }
}
