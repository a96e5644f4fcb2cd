package employeehealth.profile.review;

import employeehealth.profile.ProfileDatabase;
import employeehealth.profile.review.Reviews.Review;
import employeehealth.shared.access.CareAccess;
import employeehealth.shared.access.CareAccess.Purpose;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.breakglass.BreakGlass;
import employeehealth.shared.breakglass.BreakGlass.Opening;
import employeehealth.shared.problem.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What was opened of the files of one's health service, and the looking into it. */
@Component
class ReviewOpenings {

    private final ProfileDatabase database;
    private final BreakGlass breakGlass;
    private final Reviews reviews;
    private final Audit audit;
    private final Clock clock;

    ReviewOpenings(
            ProfileDatabase database,
            BreakGlass breakGlass,
            Reviews reviews,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.breakGlass = breakGlass;
        this.reviews = reviews;
        this.audit = audit;
        this.clock = clock;
    }

    record Openings(List<Opening> openings, Map<UUID, Review> reviews) {}

    Openings page(Me me, @Nullable UUID before, int limit) {
        var found =
                ofTheService(
                        me,
                        () ->
                                database.read(() -> {
                                    var page = breakGlass.openings(database, before, limit);
                                    return new Openings(
                                            page,
                                            reviews.of(page.stream().map(Opening::id).toList()));
                                }));
        audit.append(
                database,
                record(
                        me,
                        null,
                        "profile.break-glass.listed",
                        "platform.break_glass_accesses",
                        me.person().toString()));
        return found;
    }

    /**
     * @throws Problem 404 if there is no such opening, 403 if it was one's own
     */
    void review(Me me, UUID id) {
        ofTheService(
                me,
                () ->
                        database.write(() -> {
                            var opening =
                                    breakGlass.opening(database, id).orElseThrow(Problem::notFound);
                            if (opening.actor().equals(me.person())) {
                                throw new Problem(HttpStatus.FORBIDDEN, "profile/own-opening");
                            }
                            if (reviews.add(me, opening, clock.instant())) {
                                audit.record(
                                        database,
                                        record(
                                                me,
                                                opening,
                                                "profile.break-glass.reviewed",
                                                Reviews.TABLE,
                                                id.toString()));
                            }
                            return true;
                        }));
    }

    private static <T> T ofTheService(Me me, Supplier<T> work) {
        return new CareAccess(me.healthService().value(), Purpose.CARE).get(work);
    }

    private static AuditRecord record(
            Me me, @Nullable Opening about, String action, String entity, String id) {
        return new AuditRecord(
                me.company(),
                me.person(),
                about == null ? null : about.person(),
                action,
                entity,
                id,
                "review",
                AuditRecord.Outcome.SUCCESS,
                null);
    }
}
