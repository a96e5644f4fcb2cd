package employeehealth.contracts.auth;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.news.News;
import java.time.Instant;
import java.util.UUID;

/** Someone can sign in through an identity provider of their company from now on. */
@News.Kind("auth.federation-linked")
public record FederationLinked(PersonId person, UUID link, Instant at) implements News {

    @Override
    public String key() {
        return person.toString();
    }
}
