package employeehealth.contracts.auth;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.news.News;
import java.time.Instant;
import java.util.UUID;

/** Someone has one more passkey to sign in with. */
@News.Kind("auth.passkey-added")
public record PasskeyAdded(PersonId person, UUID passkey, Instant at) implements News {

    @Override
    public String key() {
        return person.toString();
    }
}
