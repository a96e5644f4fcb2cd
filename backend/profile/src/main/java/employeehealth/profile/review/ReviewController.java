package employeehealth.profile.review;

import static employeehealth.contracts.access.Permission.BREAK_GLASS_REGISTER;
import static employeehealth.contracts.access.Permission.CARE_BREAK_GLASS_REVIEW;

import com.fasterxml.jackson.annotation.JsonInclude;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.care.HealthData;
import employeehealth.profile.PeoplesNames;
import employeehealth.profile.review.ReviewOpenings.Openings;
import employeehealth.profile.review.Reviews.Review;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import employeehealth.shared.breakglass.BreakGlass.Opening;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Files that were opened in an emergency: for the physician, who looks into why; and, without whose
 * they were, for the data protection officer, who sees that somebody does.
 */
@RestController
@RequestMapping("/api/v1/patients/break-glass")
class ReviewController {

    private final ReviewOpenings openings;
    private final PeoplesNames names;

    ReviewController(ReviewOpenings openings, PeoplesNames names) {
        this.openings = openings;
        this.names = names;
    }

    @GetMapping
    @Audience(value = CARE_BREAK_GLASS_REVIEW, everywhere = true)
    Page all(
            Me me,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        var found = openings.page(me, cursor, limit + 1);
        var page = found.openings().stream().limit(limit).toList();
        var people = new HashSet<PersonId>();
        page.forEach(one -> people.addAll(List.of(one.actor(), one.person())));
        found.reviews().values().forEach(review -> people.add(review.by()));
        var called = names.of(me.company(), people);
        return new Page(
                page.stream()
                        .map(one -> Item.of(one, found.reviews().get(one.id()), called))
                        .toList(),
                found.openings().size() > limit ? page.getLast().id() : null);
    }

    /** Somebody else than who opened it has looked into it. Said again it changes nothing. */
    @PutMapping("/{opening}/review")
    @Audience(value = CARE_BREAK_GLASS_REVIEW, everywhere = true)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void review(Me me, @PathVariable UUID opening) {
        openings.review(me, opening);
    }

    @GetMapping("/register")
    @Audience(value = BREAK_GLASS_REGISTER, everywhere = true)
    Register register(
            Me me,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        var found = openings.page(me, cursor, limit + 1);
        var page = found.openings().stream().limit(limit).toList();
        var actors = new HashSet<PersonId>();
        page.forEach(one -> actors.add(one.actor()));
        var called = names.of(me.company(), actors);
        return new Register(
                page.stream().map(one -> Line.of(one, found, called)).toList(),
                found.openings().size() > limit ? page.getLast().id() : null);
    }

    /**
     * @param next cursor of the following page, null on the last
     */
    @HealthData
    record Page(List<Item> items, @Nullable UUID next) {}

    /**
     * @param opened table of what was opened, such as {@code profile.health_profiles}
     * @param reason in the words of who opened it; none of somebody who was erased
     * @param until since when it is closed again
     */
    @HealthData
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            UUID id,
            PersonId actor,
            @Nullable String actorName,
            PersonId person,
            @Nullable String personName,
            String opened,
            @Nullable String reason,
            Instant at,
            Instant until,
            @Nullable String reviewedBy,
            @Nullable Instant reviewedAt) {

        static Item of(Opening one, @Nullable Review review, Map<PersonId, String> called) {
            return new Item(
                    one.id(),
                    one.actor(),
                    called.get(one.actor()),
                    one.person(),
                    called.get(one.person()),
                    one.entity(),
                    one.reason(),
                    one.at(),
                    one.until(),
                    review == null ? null : called.get(review.by()),
                    review == null ? null : review.at());
        }

        @Override
        public String toString() {
            return "Item[hidden]";
        }
    }

    /**
     * @param next cursor of the following page, null on the last
     */
    record Register(List<Line> items, @Nullable UUID next) {}

    /** Nothing of whose file it was. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            UUID id,
            PersonId actor,
            @Nullable String actorName,
            Instant at,
            @Nullable Instant reviewedAt) {

        static Line of(Opening one, Openings found, Map<PersonId, String> called) {
            var review = found.reviews().get(one.id());
            return new Line(
                    one.id(),
                    one.actor(),
                    called.get(one.actor()),
                    one.at(),
                    review == null ? null : review.at());
        }
    }
}
