package employeehealth.profile.contact;

import employeehealth.profile.Owner;
import employeehealth.profile.contact.Contact.State;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An emergency contact of somebody.
 *
 * @param position from 1, without gaps
 * @param answeredAt when they agreed or declined
 * @param at when it was last changed
 */
public record KeptContact(
        UUID id,
        Owner owner,
        int position,
        int version,
        State state,
        @Nullable Instant answeredAt,
        Contact contact,
        Instant at) {

    /** Under which it is read and changed. */
    String tag() {
        return version + "." + position;
    }

    KeptContact at(int place) {
        return new KeptContact(id, owner, place, version, state, answeredAt, contact, at);
    }

    KeptContact answered(State answer, Instant now) {
        return new KeptContact(id, owner, position, version + 1, answer, now, contact, now);
    }

    /** Another address is another person, as far as we know: they are asked again. */
    KeptContact revised(Contact wanted, boolean asked, Instant now) {
        return new KeptContact(
                id,
                owner,
                position,
                version + 1,
                asked ? State.UNCONFIRMED : state,
                asked ? null : answeredAt,
                wanted,
                now);
    }
}
