package employeehealth.contracts.care;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a responder sees of a person in an emergency: what the person chose, and nothing else. What
 * is left out is not shown, and says nothing about what there is.
 *
 * @param chosen whether the person has ever chosen; until then there is nothing on it
 * @param sex as FHIR writes it (administrative gender)
 * @param dueOn expected day of birth
 * @param languages that the person speaks, as tags such as {@code fr}
 * @param notes for responders, in the person's words
 */
@HealthData
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EmergencyCard(
        boolean chosen,
        @Nullable String name,
        @Nullable LocalDate birthDate,
        @Nullable String sex,
        @Nullable Blood blood,
        @Nullable Boolean pregnant,
        @Nullable LocalDate dueOn,
        Part allergies,
        Part conditions,
        Part medications,
        Part immunizations,
        List<Contact> contacts,
        List<String> languages,
        @Nullable String notes,
        Instant preparedAt) {

    /** How much a list says. */
    public enum Known {
        /** The person shows nothing of it. */
        HIDDEN,
        /** Shown, and nothing has ever been said: there may be something. */
        UNKNOWN,
        /** The person was asked, and there is none. */
        NONE,
        /** There are entries; not always all of them are shown. */
        SOME;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public record Part(Known known, List<Item> items) {

        public static final Part HIDDEN = new Part(Known.HIDDEN, List.of());

        @Override
        public String toString() {
            return "Part[hidden]";
        }
    }

    /**
     * One entry.
     *
     * @param text what it is, in the words of whoever said it; none where it has a code alone
     * @param system code system of {@code code}, both or none
     * @param french what the code is called, and {@code english}, as far as that is known
     * @param since a year, a month or a day; of an immunization when it was given
     * @param criticality of an allergy: {@code low}, {@code high}, {@code unable_to_assess}
     * @param source who said it: {@code self}, {@code clinician}, {@code import}
     * @param disputed whether the person disagrees with it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            UUID id,
            @Nullable String text,
            @Nullable String system,
            @Nullable String code,
            @Nullable String french,
            @Nullable String english,
            @Nullable String since,
            @Nullable String criticality,
            @Nullable String reaction,
            @Nullable String dose,
            String source,
            boolean disputed) {

        /**
         * What it is, for a reader of that language: in the words of whoever said it, and as the
         * code is called.
         *
         * @param language {@code fr} or {@code en}
         */
        public String in(String language) {
            var called = Objects.requireNonNullElse(language.equals("fr") ? french : english, "");
            if (text == null || text.isBlank()) {
                return called.isEmpty() ? Objects.requireNonNullElse(code, "?") : called;
            }
            return called.isEmpty() || called.equalsIgnoreCase(text) ? text : text + " – " + called;
        }

        @Override
        public String toString() {
            return "Item[hidden]";
        }
    }

    /**
     * @param group such as {@code O+}
     * @param verified whether a clinician has seen proof of it
     */
    public record Blood(String group, boolean verified) {

        @Override
        public String toString() {
            return "Blood[hidden]";
        }
    }

    /**
     * Whom to call, in this order.
     *
     * @param phones in international form
     * @param confirmed whether they have agreed to be called
     */
    public record Contact(
            String name,
            String relation,
            List<String> languages,
            List<String> phones,
            List<String> emails,
            boolean confirmed) {

        @Override
        public String toString() {
            return "Contact[hidden]";
        }
    }

    @Override
    public String toString() {
        return "EmergencyCard[hidden]";
    }
}
