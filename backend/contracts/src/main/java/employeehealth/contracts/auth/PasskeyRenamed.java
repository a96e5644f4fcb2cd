package employeehealth.contracts.auth;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.news.News;
import java.time.Instant;
import java.util.UUID;

/** Someone calls a passkey something else. */
@News.Kind("auth.passkey-renamed")
public record PasskeyRenamed(PersonId person, UUID passkey, Instant at) implements News {

    @Override
    public String key() {
        return person.toString();
    }
}
