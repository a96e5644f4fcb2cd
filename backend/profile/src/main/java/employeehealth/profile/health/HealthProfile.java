package employeehealth.profile.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import employeehealth.contracts.care.HealthData;
import employeehealth.profile.Section;
import employeehealth.shared.web.CleanText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a person's health, as it is sent, shown and sealed. A list without entries
 * says nothing, unless it is one of {@code noneKnown}: then the person was asked, and there is
 * none.
 *
 * @param bloodGroupVerified whether a clinician has seen proof of the blood group; ours to say
 * @param pregnant none: not said
 * @param dueOn expected day of birth
 * @param pregnancyProvenance who said both, if it was not the person; ours to say
 * @param changeReason why this version was made, in the words of whoever made it
 */
@HealthData
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HealthProfile(
        @Nullable LocalDate birthDate,
        @Nullable Sex sexAtBirth,
        @Nullable BloodGroup bloodGroup,
        @Nullable Boolean bloodGroupVerified,
        @Nullable Boolean pregnant,
        @Nullable LocalDate dueOn,
        @Nullable Provenance pregnancyProvenance,
        @Size(max = MOST) List<@NotNull @Valid Entry> allergies,
        @Size(max = MOST) List<@NotNull @Valid Entry> conditions,
        @Size(max = MOST) List<@NotNull @Valid Entry> medications,
        @Size(max = MOST) List<@NotNull @Valid Entry> immunizations,
        @Size(max = MOST) List<@NotNull @Valid Entry> measurements,
        Set<@NotNull Section> noneKnown,
        @Nullable @Size(max = 10_000) @CleanText String notes,
        @Nullable @Size(max = 500) @CleanText String changeReason) {

    /** Of somebody who has said nothing yet. */
    public static final HealthProfile EMPTY =
            new HealthProfile(
                    null, null, null, null, null, null, null, List.of(), List.of(), List.of(),
                    List.of(), List.of(), Set.of(), null, null);

    /** Entries of one list. */
    static final int MOST = 500;

    public HealthProfile {
        bloodGroupVerified =
                bloodGroup == null ? null : Objects.requireNonNullElse(bloodGroupVerified, false);
        pregnancyProvenance = pregnant == null ? null : pregnancyProvenance;
        allergies = copy(allergies);
        conditions = copy(conditions);
        medications = copy(medications);
        immunizations = copy(immunizations);
        measurements = copy(measurements);
        noneKnown = sorted(noneKnown);
    }

    /** As FHIR writes it (administrative gender). */
    public enum Sex {
        FEMALE,
        MALE,
        OTHER,
        UNKNOWN;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** ABO and rhesus D. */
    public enum BloodGroup {
        @JsonProperty("O-")
        O_NEGATIVE,
        @JsonProperty("O+")
        O_POSITIVE,
        @JsonProperty("A-")
        A_NEGATIVE,
        @JsonProperty("A+")
        A_POSITIVE,
        @JsonProperty("B-")
        B_NEGATIVE,
        @JsonProperty("B+")
        B_POSITIVE,
        @JsonProperty("AB-")
        AB_NEGATIVE,
        @JsonProperty("AB+")
        AB_POSITIVE
    }

    // A null stays in the list, for the validator to name its place.
    private static List<Entry> copy(@Nullable List<Entry> sent) {
        return sent == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(sent));
    }

    /** In one order, so that the same facts are the same bytes. */
    private static Set<Section> sorted(@Nullable Set<Section> sent) {
        var set = EnumSet.noneOf(Section.class);
        if (sent != null) {
            sent.stream().filter(Objects::nonNull).forEach(set::add);
        }
        return Collections.unmodifiableSet(set);
    }

    public List<Entry> list(Section section) {
        return switch (section) {
            case ALLERGIES -> allergies;
            case CONDITIONS -> conditions;
            case MEDICATIONS -> medications;
            case IMMUNIZATIONS -> immunizations;
            case MEASUREMENTS -> measurements;
        };
    }

    /** With other entries in the place of these. */
    HealthProfile mapped(BiFunction<Section, Entry, Entry> mapping) {
        return new HealthProfile(
                birthDate,
                sexAtBirth,
                bloodGroup,
                bloodGroupVerified,
                pregnant,
                dueOn,
                pregnancyProvenance,
                mapped(Section.ALLERGIES, mapping),
                mapped(Section.CONDITIONS, mapping),
                mapped(Section.MEDICATIONS, mapping),
                mapped(Section.IMMUNIZATIONS, mapping),
                mapped(Section.MEASUREMENTS, mapping),
                noneKnown,
                notes,
                changeReason);
    }

    private List<Entry> mapped(Section section, BiFunction<Section, Entry, Entry> mapping) {
        return list(section).stream().map(entry -> mapping.apply(section, entry)).toList();
    }

    /** Why it was made is no part of what it says. */
    boolean saysTheSameAs(HealthProfile other) {
        return withoutReason().equals(other.withoutReason());
    }

    /** What others than the person have said, and who it is about; none if they said nothing. */
    Optional<HealthProfile> ofClinicians() {
        var verified = Boolean.TRUE.equals(bloodGroupVerified);
        var pregnancy = pregnancyProvenance != null;
        var said =
                new HealthProfile(
                        birthDate,
                        sexAtBirth,
                        verified ? bloodGroup : null,
                        verified ? true : null,
                        pregnancy ? pregnant : null,
                        pregnancy ? dueOn : null,
                        pregnancyProvenance,
                        ofOthers(allergies),
                        ofOthers(conditions),
                        ofOthers(medications),
                        ofOthers(immunizations),
                        ofOthers(measurements),
                        Set.of(),
                        null,
                        null);
        var nothing =
                !verified
                        && !pregnancy
                        && Arrays.stream(Section.values())
                                .allMatch(section -> said.list(section).isEmpty());
        return nothing ? Optional.empty() : Optional.of(said);
    }

    private static List<Entry> ofOthers(List<Entry> entries) {
        return entries.stream().filter(Entry::isOfOthers).toList();
    }

    private HealthProfile withoutReason() {
        return new HealthProfile(
                birthDate,
                sexAtBirth,
                bloodGroup,
                bloodGroupVerified,
                pregnant,
                dueOn,
                pregnancyProvenance,
                allergies,
                conditions,
                medications,
                immunizations,
                measurements,
                noneKnown,
                notes,
                null);
    }

    @Override
    public String toString() {
        return "HealthProfile[hidden]";
    }
}
