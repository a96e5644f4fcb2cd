package employeehealth.triage.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import employeehealth.shared.web.CleanText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A company's policy as it is written and read; its canonical JSON is what the engine reads. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PolicyBody(
        @Size(max = 100) List<@NotNull @Valid Site> sites,
        @Size(max = 100) List<@NotNull @Valid Contact> contacts,
        @Size(max = 5) List<@NotNull @Valid Texts> texts,
        @Size(max = 50) List<@NotNull @Valid Raise> raises) {

    static final PolicyBody EMPTY = new PolicyBody(List.of(), List.of(), List.of(), List.of());

    private static final String URGENCY =
            "self_care|consultation|same_day|emergency_department|ambulance";
    private static final String ONE_LINE = "\\P{Cntrl}*";
    private static final String COUNTRY = "[A-Z]{2}";

    public PolicyBody {
        sites = Objects.requireNonNullElse(sites, List.of());
        contacts = Objects.requireNonNullElse(contacts, List.of());
        texts = Objects.requireNonNullElse(texts, List.of());
        raises = Objects.requireNonNullElse(raises, List.of());
    }

    /** The same words in both languages. */
    public record Words(
            @NotBlank
                    @Size(max = 300)
                    @CleanText
                    @Pattern(regexp = ONE_LINE, message = "policy.one-line")
                    String fr,
            @NotBlank
                    @Size(max = 300)
                    @CleanText
                    @Pattern(regexp = ONE_LINE, message = "policy.one-line")
                    String en) {}

    /**
     * A place of work, as the admin service knows it.
     *
     * @param country ISO 3166-1 alpha-2: which numbers are good there
     */
    public record Site(
            @NotNull UUID id,
            @NotBlank
                    @Size(max = 100)
                    @CleanText
                    @Pattern(regexp = ONE_LINE, message = "policy.one-line")
                    String name,
            @NotNull @Pattern(regexp = COUNTRY, message = "policy.country") String country) {}

    /**
     * Somebody to turn to.
     *
     * @param kind {@code nurse}, {@code physician}, {@code first_aiders}, {@code teleconsultation}
     *     or {@code number}
     * @param site for which place of work; none: for all of them
     * @param country for which country; none: for all of them
     * @param urgencies for which they are shown; none: for all
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Contact(
            @NotNull
                    @Pattern(
                            regexp = "nurse|physician|first_aiders|teleconsultation|number",
                            message = "policy.kind")
                    String kind,
            @NotNull @Valid Words name,
            @Nullable @Pattern(regexp = "\\+?[0-9](?:[ .-]?[0-9]){1,19}", message = "policy.phone")
                    String phone,
            @Nullable
                    @Size(max = 300)
                    @Pattern(
                            regexp = "https://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:/[!-~]*)?",
                            message = "policy.url")
                    String url,
            @Nullable @Valid Words hours,
            @Nullable UUID site,
            @Nullable @Pattern(regexp = COUNTRY, message = "policy.country") String country,
            @Nullable @Size(min = 1, max = 5)
                    List<@NotNull @Pattern(regexp = URGENCY, message = "field.urgency") String>
                            urgencies) {}

    /** Sentences of the company, beside those of the protocols. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Texts(
            @NotNull @Pattern(regexp = URGENCY, message = "field.urgency") String urgency,
            @Nullable @Valid Words route,
            @Nullable @Size(max = 5) List<@NotNull @Valid Words> advice) {}

    /**
     * Whoever would be told {@code from} or more is told at least {@code atLeast}.
     *
     * @param presentation only for this one; none: whatever it is about
     * @param from none: {@code self_care}
     * @param reason what the person reads why
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Raise(
            @Nullable @Size(max = 100) @CleanText String presentation,
            @Nullable @Pattern(regexp = URGENCY, message = "field.urgency") String from,
            @NotNull @Pattern(regexp = URGENCY, message = "field.urgency") String atLeast,
            @NotNull @Valid Words reason) {}
}
