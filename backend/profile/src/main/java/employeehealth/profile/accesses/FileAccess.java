package employeehealth.profile.accesses;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.care.HealthData;
import employeehealth.shared.audit.AuditEntry;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody looked at, or changed, something of a person's.
 *
 * @param by who
 * @param name of who it was; none if the platform itself did it, or nobody knows their name any
 *     more
 * @param role which they have today, if they take care of people
 * @param kind what it was, so far as the person has a word for it
 * @param action as the audit names it: {@code triage.assessment.read}
 * @param purpose why, as the audit names it: {@code care}, {@code break-glass}
 * @param refused they tried, and were not let
 * @param reason why somebody broke the glass, in their own words
 */
@HealthData
@JsonInclude(JsonInclude.Include.NON_NULL)
record FileAccess(
        UUID id,
        Instant at,
        By by,
        @Nullable String name,
        @Nullable Role role,
        Kind kind,
        String action,
        String purpose,
        boolean refused,
        @Nullable String reason) {

    enum By {
        SELF,
        PERSON,
        /** No person: a job, or another system. */
        PLATFORM;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    enum Kind {
        PROFILE,
        ASSESSMENT,
        CARD,
        DOCUMENT,
        CONTACT,
        CONSENT,
        FILE;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** By the table of the thing; what no other word fits is of the file as a whole. */
        static Kind of(AuditEntry entry) {
            var thing = entry.entity().substring(entry.entity().indexOf('.') + 1);
            if (entry.entity().startsWith("triage.")) {
                return ASSESSMENT;
            }
            if (thing.contains("health_profile")) {
                return PROFILE;
            }
            if (thing.contains("card") || thing.contains("health_link")) {
                return CARD;
            }
            if (thing.contains("document") || thing.contains("blob")) {
                return DOCUMENT;
            }
            if (thing.contains("contact")) {
                return CONTACT;
            }
            return thing.contains("consent") ? CONSENT : FILE;
        }
    }

    @Override
    public String toString() {
        return "FileAccess[hidden]";
    }
}
