package employeehealth.profile.card;

import com.fasterxml.jackson.annotation.JsonValue;
import employeehealth.contracts.care.HealthData;
import employeehealth.profile.Section;
import employeehealth.profile.contact.Contact;
import employeehealth.profile.health.HealthProfile;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.web.CleanText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the person shows to a responder. Nothing is shown that is not chosen here.
 *
 * @param pregnancy with the expected day
 * @param languages that the person speaks, as tags such as {@code fr}
 * @param notes for responders, in the person's words
 */
@HealthData
public record Choice(
        boolean birthDate,
        boolean sex,
        boolean bloodGroup,
        boolean pregnancy,
        @Valid @NotNull Shown allergies,
        @Valid @NotNull Shown conditions,
        @Valid @NotNull Shown medications,
        @Valid @NotNull Shown immunizations,
        boolean contacts,
        @Nullable @Size(max = 10)
                List<
                                @NotNull
                                @Pattern(regexp = Contact.LANGUAGE, message = "field.language")
                                String>
                        languages,
        @Nullable @Size(max = 1000) @CleanText String notes) {

    /** Which entries of a list are shown. */
    public enum Which {
        NONE,
        /** Those of today, and whatever is added later. */
        ALL,
        /** These, and nothing that is added later. */
        CHOSEN;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param entries ids of those that were chosen
     */
    @HealthData
    public record Shown(
            @NotNull Which which, @Nullable @Size(max = 100) Set<@NotNull UUID> entries) {

        boolean includes(@Nullable UUID entry) {
            return switch (which) {
                case NONE -> false;
                case ALL -> true;
                case CHOSEN -> entry != null && entries != null && entries.contains(entry);
            };
        }

        @Override
        public String toString() {
            return "Shown[hidden]";
        }
    }

    /** What may be shown of that list; of measurements nothing is. */
    Shown of(Section section) {
        return switch (section) {
            case ALLERGIES -> allergies;
            case CONDITIONS -> conditions;
            case MEDICATIONS -> medications;
            case IMMUNIZATIONS -> immunizations;
            case MEASUREMENTS -> new Shown(Which.NONE, null);
        };
    }

    /** Entries can be chosen that are there. */
    List<FieldFault> faults(HealthProfile profile) {
        var faults = new ArrayList<FieldFault>();
        for (var section : Section.values()) {
            var known =
                    profile.list(section).stream()
                            .map(one -> Objects.requireNonNull(one.id()))
                            .collect(Collectors.toSet());
            var entries = of(section).entries();
            if (entries != null && !known.containsAll(entries)) {
                faults.add(new FieldFault(section.code() + ".entries", "field.unknown-entry"));
            }
        }
        return faults;
    }

    @Override
    public String toString() {
        return "Choice[hidden]";
    }
}
