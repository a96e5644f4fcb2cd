package employeehealth.auth.registration;

import employeehealth.auth.AuthDatabase;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Where people are written to who do not exist yet. */
@Component
public class Registering {

    private final AuthDatabase database;
    private final Invitations invitations;
    private final Registrations registrations;

    Registering(AuthDatabase database, Invitations invitations, Registrations registrations) {
        this.database = database;
        this.invitations = invitations;
        this.registrations = registrations;
    }

    /** Where, and in which language. */
    public record Address(String email, String language) {

        @Override
        public String toString() {
            return "Address[hidden]";
        }
    }

    public Optional<Address> invited(UUID invitation) {
        return database.read(() -> invitations.find(invitation))
                .filter(Invitation::open)
                .map(found -> new Address(found.email(), found.locale()));
    }

    public Optional<Address> registered(UUID registration) {
        return database.read(() -> registrations.find(registration))
                .map(found -> new Address(found.email(), found.locale()));
    }
}
