package employeehealth.contracts.profile;

import java.util.UUID;

/**
 * What an emergency contact is mailed.
 *
 * @param channel that it goes to, to be named in {@code ContactUnreachable}
 * @param email where it goes
 * @param language that it is written in, {@code fr} or {@code en}
 * @param address of the page where they answer, with the secret behind the {@code #}
 * @param namedBy what the person is called who has named them
 */
public record ContactRequest(
        UUID channel, String email, String language, String address, String namedBy) {

    @Override
    public String toString() {
        return "ContactRequest[hidden]";
    }
}
