package employeehealth.profile.visit;

import static employeehealth.contracts.access.Permission.CARE_READ;

import com.fasterxml.jackson.annotation.JsonInclude;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.care.HealthData;
import employeehealth.profile.PeoplesNames;
import employeehealth.profile.care.PatientFile;
import employeehealth.profile.health.Change;
import employeehealth.profile.health.Codes;
import employeehealth.profile.health.HealthProfiles;
import employeehealth.profile.health.ProfileSteps;
import employeehealth.profile.health.ProfileSteps.Step;
import employeehealth.profile.health.Provenance.Source;
import employeehealth.profile.questionnaire.ToldQuestionnaire;
import employeehealth.profile.questionnaire.ToldQuestionnaires;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened to somebody's file: who changed what, visits, what the person answered before. */
@RestController
@RequestMapping("/api/v1/patients/{id}/history")
class TimelineController {

    /** Later than everything: the year 9999. */
    private static final Instant EVER = Instant.ofEpochSecond(253_370_764_800L);

    private final PatientFile file;
    private final ProfileSteps steps;
    private final Visits visits;
    private final ToldQuestionnaires questionnaires;
    private final PeoplesNames names;
    private final Codes codes;

    TimelineController(
            PatientFile file,
            ProfileSteps steps,
            Visits visits,
            ToldQuestionnaires questionnaires,
            PeoplesNames names,
            Codes codes) {
        this.file = file;
        this.steps = steps;
        this.visits = visits;
        this.questionnaires = questionnaires;
        this.names = names;
        this.codes = codes;
    }

    @GetMapping
    @Audience(CARE_READ)
    Page page(
            Me me,
            @PathVariable PersonId id,
            @RequestParam(required = false) @Nullable Instant cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(50) int limit,
            Locale locale) {
        var before = cursor == null ? EVER : cursor;
        var found =
                file.read(
                        me,
                        id,
                        "profile.history.read",
                        HealthProfiles.TABLE,
                        () -> merged(id, before, limit + 1, locale));
        var page = found.items.stream().limit(limit).toList();
        var called =
                names.of(me.company(), page.stream().map(Item::by).collect(Collectors.toSet()));
        return new Page(
                page.stream().map(item -> item.named(called)).toList(),
                found.more || found.items.size() > limit ? page.getLast().at : null);
    }

    /**
     * @param more whether there are older ones, though fewer were found than were asked for
     */
    private record Merged(List<Item> items, boolean more) {}

    private Merged merged(PersonId person, Instant before, int limit, Locale locale) {
        var found = steps.before(person, before, limit);
        // What is of before the last version that was found comes after those that were not.
        var since = found.cut() ? found.newestFirst().getLast().version().at() : Instant.MIN;
        var items =
                Stream.of(
                                found.newestFirst().stream()
                                        .map(step -> Item.of(step, codes, locale)),
                                visits.before(person, before, limit).stream().map(Item::of),
                                questionnaires.before(person, before, limit, locale).stream()
                                        .map(Item::of))
                        .flatMap(some -> some)
                        .filter(item -> !item.at.isBefore(since))
                        .sorted(Comparator.comparing(Item::at).reversed())
                        .limit(limit)
                        .toList();
        return new Merged(items, found.cut());
    }

    /**
     * @param next cursor of the following page, null on the last
     */
    @HealthData
    record Page(List<Item> items, @Nullable Instant next) {}

    /**
     * Either a version of the health profile with what it changed, or a visit, or what the person
     * answered before one.
     *
     * @param by who wrote it; the person themself, if the source is theirs
     * @param reason why the profile was changed, in words
     * @param visit id of the visit, with its note
     */
    @HealthData
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            Instant at,
            PersonId by,
            @Nullable String byName,
            @Nullable Integer version,
            @Nullable Source source,
            @Nullable String reason,
            @Nullable List<Change> changes,
            @Nullable UUID visit,
            @Nullable VisitNote note,
            @Nullable ToldQuestionnaire questionnaire) {

        static Item of(Step step, Codes codes, Locale locale) {
            var made = step.version();
            return new Item(
                    made.at(),
                    made.author().person(),
                    null,
                    made.version(),
                    made.author().source(),
                    made.profile().changeReason(),
                    step.changes().stream().map(change -> change.shown(codes, locale)).toList(),
                    null,
                    null,
                    null);
        }

        static Item of(Visit visit) {
            return new Item(
                    visit.at(),
                    visit.by(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    visit.id(),
                    visit.note(),
                    null);
        }

        static Item of(ToldQuestionnaire told) {
            return new Item(
                    told.at(), told.person(), null, null, null, null, null, null, null, told);
        }

        Item named(Map<PersonId, String> called) {
            return new Item(
                    at,
                    by,
                    called.get(by),
                    version,
                    source,
                    reason,
                    changes,
                    visit,
                    note,
                    questionnaire);
        }

        @Override
        public String toString() {
            return "Item[hidden]";
        }
    }
}
