package employeehealth.triage.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import employeehealth.engine.Contact;
import org.jspecify.annotations.Nullable;

/** Whom somebody can turn to at their company, as it is sent and sealed. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContactView(
        String kind,
        String name,
        @Nullable String phone,
        @Nullable String url,
        @Nullable String hours,
        @Nullable String site,
        @Nullable String country) {

    public static ContactView of(Contact contact) {
        return new ContactView(
                contact.kind().code(),
                contact.name(),
                contact.phone(),
                contact.url(),
                contact.hours(),
                contact.site(),
                contact.country());
    }
}
