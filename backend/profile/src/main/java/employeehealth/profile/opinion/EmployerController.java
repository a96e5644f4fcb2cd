package employeehealth.profile.opinion;

import static employeehealth.contracts.access.Permission.OPINIONS_READ;
import static java.util.stream.Collectors.toSet;

import employeehealth.contracts.employer.ReleasedOpinion;
import employeehealth.profile.PeoplesNames;
import employeehealth.profile.ProfileDatabase;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the employer sees: opinions on people's work that a physician has released. */
@RestController
@RequestMapping("/api/v1/employer/opinions")
class EmployerController {

    private final ProfileDatabase database;
    private final ReleasedOpinions opinions;
    private final PeoplesNames names;
    private final Audit audit;

    EmployerController(
            ProfileDatabase database, ReleasedOpinions opinions, PeoplesNames names, Audit audit) {
        this.database = database;
        this.opinions = opinions;
        this.names = names;
        this.audit = audit;
    }

    @GetMapping
    @Audience(value = OPINIONS_READ, everywhere = true)
    Page page(
            Me me,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        var found = database.read(() -> opinions.page(cursor, limit + 1));
        audit.append(
                database,
                new AuditRecord(
                        me.company(),
                        me.person(),
                        null,
                        "profile.released-opinions.listed",
                        ReleasedOpinions.TABLE,
                        me.person().toString(),
                        "employer",
                        AuditRecord.Outcome.SUCCESS,
                        null));
        var page = found.stream().limit(limit).toList();
        var called =
                names.of(me.company(), page.stream().map(ReleasedOpinion::person).collect(toSet()));
        return new Page(
                page.stream().map(one -> named(one, called.get(one.person()))).toList(),
                found.size() > limit ? page.getLast().id() : null);
    }

    private static ReleasedOpinion named(ReleasedOpinion one, @Nullable String name) {
        return new ReleasedOpinion(
                one.id(),
                one.person(),
                name,
                one.outcome(),
                one.arrangements(),
                one.on(),
                one.validUntil(),
                one.releasedAt());
    }

    /**
     * @param next cursor of the following page, null on the last
     */
    record Page(List<ReleasedOpinion> items, @Nullable UUID next) {}
}
