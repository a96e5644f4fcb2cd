package employeehealth.profile.card;

import employeehealth.contracts.care.EmergencyCard;
import employeehealth.profile.Owner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's card as it was last prepared.
 *
 * @param version counted from 1; 0 before anything was prepared
 * @param chosen none: the person has never chosen
 */
public record KeptCard(
        UUID row, Owner owner, int version, @Nullable Chosen chosen, EmergencyCard card) {

    /**
     * @param name what the person was called when they chose, if that was known
     */
    record Chosen(Choice choice, @Nullable String name) {

        @Override
        public String toString() {
            return "Chosen[hidden]";
        }
    }

    /** Under which it is read and changed. */
    public String tag() {
        return Integer.toString(version);
    }
}
