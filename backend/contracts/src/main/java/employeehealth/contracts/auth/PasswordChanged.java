package employeehealth.contracts.auth;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.news.News;
import java.time.Instant;

/** Somebody's password is another one, by a mailed link or because they changed it. */
@News.Kind("auth.password-changed")
public record PasswordChanged(PersonId person, Instant at) implements News {

    @Override
    public String key() {
        return person.toString();
    }
}
