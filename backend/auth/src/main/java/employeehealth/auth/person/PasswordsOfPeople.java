package employeehealth.auth.person;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where somebody's password is kept: the hash with the person, what it costs with their names. */
@Component
public class PasswordsOfPeople {

    private final People people;
    private final SignInNames names;

    PasswordsOfPeople(People people, SignInNames names) {
        this.people = people;
        this.names = names;
    }

    /**
     * Within the transaction.
     *
     * @param checked the hash that has to be theirs still; none where it does not matter
     * @return whether it was
     */
    public boolean set(Person person, @Nullable String checked, String hash) {
        var done = people.setPassword(person.id(), checked, hash);
        if (done) {
            names.costs(person.id(), hash);
        }
        return done;
    }

    /** By a mailed link: for a while their mailbox is no second proof of who they are. */
    public void resetByMail(Person person, String hash, Instant now) {
        set(person, null, hash);
        people.resetByMail(person.id(), now);
    }
}
