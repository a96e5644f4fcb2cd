package employeehealth.profile.care;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What binds a professional to a person, so that they may read the file. */
public enum CareRelation {
    /** They belong to the team of the company's health service, and the person works within it. */
    TEAM,
    /** The person has added them. */
    ADDED;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
