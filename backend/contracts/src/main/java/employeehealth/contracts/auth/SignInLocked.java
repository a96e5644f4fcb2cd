package employeehealth.contracts.auth;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.news.News;
import java.time.Instant;

/**
 * Somebody has tried so many wrong passwords that further tries have to wait. Announced once for
 * each time the waiting begins, not for each try.
 */
@News.Kind("auth.sign-in-locked")
public record SignInLocked(PersonId person, Instant at) implements News {

    @Override
    public String key() {
        return person.toString();
    }
}
