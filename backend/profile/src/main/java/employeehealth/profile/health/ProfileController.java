package employeehealth.profile.health;

import static employeehealth.contracts.access.Permission.PROFILE_OWN;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.care.HealthData;
import employeehealth.profile.Owner;
import employeehealth.profile.PeoplesNames;
import employeehealth.profile.health.Provenance.Source;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import employeehealth.shared.web.IfMatch;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One's own health profile. */
@RestController
@RequestMapping("/api/v1/profile")
class ProfileController {

    private final ReadProfile read;
    private final EditProfile edit;
    private final Codes codes;
    private final PeoplesNames names;

    ProfileController(ReadProfile read, EditProfile edit, Codes codes, PeoplesNames names) {
        this.read = read;
        this.edit = edit;
        this.codes = codes;
        this.names = names;
    }

    @GetMapping
    @Audience(PROFILE_OWN)
    ResponseEntity<HealthProfile> one(Me me, Locale locale) {
        return shown(read.newest(me), locale);
    }

    /** All of it, as it should be: what is left out is taken away. */
    @PutMapping
    @Audience(PROFILE_OWN)
    ResponseEntity<HealthProfile> revise(
            Me me,
            @Valid @RequestBody HealthProfile wanted,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch,
            Locale locale) {
        var author = new Author(me.person(), Source.SELF);
        return shown(edit.revise(Owner.of(me), author, wanted, ifMatch, "own-file"), locale);
    }

    /** What was changed when and by whom, newest first. */
    @GetMapping("/history")
    @Audience(PROFILE_OWN)
    History history(
            Me me,
            @RequestParam(required = false) @Nullable Integer cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(50) int limit,
            Locale locale) {
        var steps = read.history(me, cursor == null ? Integer.MAX_VALUE : cursor, limit);
        var called =
                names.of(
                        me.company(),
                        steps.stream()
                                .flatMap(step -> step.version().author().clinician().stream())
                                .collect(Collectors.toSet()));
        var items = steps.stream().map(step -> Item.of(step, called, codes, locale)).toList();
        var last = items.isEmpty() ? null : items.getLast().version;
        return new History(items, last == null || last == 1 ? null : last);
    }

    /** As it was in this version. */
    @GetMapping("/versions/{version}")
    @Audience(PROFILE_OWN)
    HealthProfile version(Me me, @PathVariable int version, Locale locale) {
        return codes.shown(read.version(me, version).profile(), locale);
    }

    private ResponseEntity<HealthProfile> shown(ProfileVersion version, Locale locale) {
        return ResponseEntity.ok().eTag(version.tag()).body(codes.shown(version.profile(), locale));
    }

    /**
     * @param next cursor of the following page, null on the last
     */
    @HealthData
    record History(List<Item> items, @Nullable Integer next) {}

    /**
     * @param by the clinician who made this version; none if it was the person
     * @param byName none if it was the person, or where the neighbour that knows names is away
     * @param reason why, in the words of whoever made it
     */
    @HealthData
    record Item(
            int version,
            Source source,
            @Nullable PersonId by,
            @Nullable String byName,
            @Nullable String reason,
            Instant at,
            List<Change> changes) {

        static Item of(
                ProfileSteps.Step step, Map<PersonId, String> called, Codes codes, Locale locale) {
            var made = step.version();
            var by = made.author().clinician().orElse(null);
            return new Item(
                    made.version(),
                    made.author().source(),
                    by,
                    by == null ? null : called.get(by),
                    made.profile().changeReason(),
                    made.at(),
                    step.changes().stream().map(change -> change.shown(codes, locale)).toList());
        }

        @Override
        public String toString() {
            return "Item[hidden]";
        }
    }
}
