package employeehealth.contracts.auth;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.news.News;
import java.time.Instant;
import java.util.UUID;

/**
 * A passkey counted backwards, as if there were a copy of it. It was refused. Announced once a day,
 * not for each try.
 */
@News.Kind("auth.passkey-copied")
public record PasskeyCopied(PersonId person, UUID passkey, Instant at) implements News {

    @Override
    public String key() {
        return person.toString();
    }
}
