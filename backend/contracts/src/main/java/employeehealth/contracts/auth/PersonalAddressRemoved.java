package employeehealth.contracts.auth;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.news.News;
import java.time.Instant;

/** Somebody has no personal address to sign in with any more. */
@News.Kind("auth.personal-address-removed")
public record PersonalAddressRemoved(PersonId person, Instant at) implements News {

    @Override
    public String key() {
        return person.toString();
    }
}
