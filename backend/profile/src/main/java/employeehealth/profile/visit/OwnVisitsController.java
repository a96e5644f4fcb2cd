package employeehealth.profile.visit;

import static employeehealth.contracts.access.Permission.PROFILE_OWN;

import com.fasterxml.jackson.annotation.JsonInclude;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.care.HealthData;
import employeehealth.profile.PeoplesNames;
import employeehealth.profile.ProfileDatabase;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One's own visits, with the notes that professionals show. */
@RestController
@RequestMapping("/api/v1/profile/visits")
class OwnVisitsController {

    private static final int MOST = 500;

    private final ProfileDatabase database;
    private final Visits visits;
    private final PeoplesNames names;
    private final Audit audit;

    OwnVisitsController(ProfileDatabase database, Visits visits, PeoplesNames names, Audit audit) {
        this.database = database;
        this.visits = visits;
        this.names = names;
        this.audit = audit;
    }

    @GetMapping
    @Audience(PROFILE_OWN)
    Page all(Me me) {
        var found = database.read(() -> visits.of(me.person(), MOST));
        audit.append(
                database,
                AuditRecord.own(
                        me.company(),
                        me.person(),
                        "profile.visits.listed",
                        Visits.TABLE,
                        me.person()));
        var writers = found.stream().map(Visit::by).collect(Collectors.toSet());
        var called = names.of(me.company(), writers);
        return new Page(found.stream().map(visit -> View.of(visit, called)).toList(), null);
    }

    /**
     * @param next always null: all of them are there
     */
    @HealthData
    record Page(List<View> items, @Nullable String next) {}

    /**
     * @param note none: whoever wrote it keeps it for the health service; the person can ask for it
     *     (Code de la santé publique, L1111-7)
     */
    @HealthData
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            UUID id,
            VisitKind kind,
            LocalDate on,
            PersonId by,
            @Nullable String byName,
            @Nullable String note,
            Instant at) {

        static View of(Visit visit, Map<PersonId, String> called) {
            var note = visit.note();
            return new View(
                    visit.id(),
                    note.kind(),
                    note.on(),
                    visit.by(),
                    called.get(visit.by()),
                    note.shown() ? note.note() : null,
                    visit.at());
        }

        @Override
        public String toString() {
            return "View[hidden]";
        }
    }
}
