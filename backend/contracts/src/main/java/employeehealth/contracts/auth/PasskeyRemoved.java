package employeehealth.contracts.auth;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.news.News;
import java.time.Instant;
import java.util.UUID;

/** A passkey signs nobody in any more. */
@News.Kind("auth.passkey-removed")
public record PasskeyRemoved(PersonId person, UUID passkey, Instant at) implements News {

    @Override
    public String key() {
        return person.toString();
    }
}
