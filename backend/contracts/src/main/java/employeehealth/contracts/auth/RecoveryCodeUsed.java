package employeehealth.contracts.auth;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.news.News;
import java.time.Instant;

/** Somebody has signed in, or confirmed who they are, with a recovery code. */
@News.Kind("auth.recovery-code-used")
public record RecoveryCodeUsed(PersonId person, Instant at) implements News {

    @Override
    public String key() {
        return person.toString();
    }
}
