package employeehealth.contracts.auth;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.SessionId;
import employeehealth.contracts.news.News;
import java.time.Instant;

/** Someone has signed in from where they never did before. */
@News.Kind("auth.new-device-signed-in")
public record NewDeviceSignedIn(PersonId person, SessionId session, Instant at) implements News {

    @Override
    public String key() {
        return person.toString();
    }
}
