package employeehealth.profile.contact;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a contact is to the person. Always chosen by the person: nobody is suggested. */
public enum Relation {
    PARTNER,
    PARENT,
    CHILD,
    SIBLING,
    FAMILY,
    FRIEND,
    NEIGHBOUR,
    CARER,
    /** Somebody at work, who then learns that the person needs help. */
    WORK,
    OTHER;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
