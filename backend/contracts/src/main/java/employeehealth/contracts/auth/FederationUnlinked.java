package employeehealth.contracts.auth;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.news.News;
import java.time.Instant;
import java.util.UUID;

/** An identity provider does not sign someone in any more. */
@News.Kind("auth.federation-unlinked")
public record FederationUnlinked(PersonId person, UUID link, Instant at) implements News {

    @Override
    public String key() {
        return person.toString();
    }
}
