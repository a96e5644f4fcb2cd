package employeehealth.profile.visit;

import static employeehealth.contracts.access.Permission.CARE_READ;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.care.HealthData;
import employeehealth.profile.PeoplesNames;
import employeehealth.profile.care.PatientFile;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.web.IfMatch;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The visits of somebody whom a professional takes care of. */
@RestController
@RequestMapping("/api/v1/patients/{id}/visits")
class VisitController {

    private static final int MOST = 500;

    private final PatientFile file;
    private final Visits visits;
    private final WriteVisits write;
    private final PeoplesNames names;

    VisitController(PatientFile file, Visits visits, WriteVisits write, PeoplesNames names) {
        this.file = file;
        this.visits = visits;
        this.write = write;
        this.names = names;
    }

    @GetMapping
    @Audience(CARE_READ)
    Page all(Me me, @PathVariable PersonId id) {
        return page(
                me,
                file.read(
                        me, id, "profile.visits.listed", Visits.TABLE, () -> visits.of(id, MOST)));
    }

    @GetMapping("/{visit}")
    @Audience(CARE_READ)
    ResponseEntity<View> one(Me me, @PathVariable PersonId id, @PathVariable UUID visit) {
        var found =
                file.read(me, id, "profile.visit.read", Visits.TABLE, () -> visits.find(id, visit))
                        .orElseThrow(Problem::notFound);
        return shown(me, found);
    }

    /**
     * What it says, and what it said before each correction, each with its author; newest first.
     */
    @GetMapping("/{visit}/versions")
    @Audience(CARE_READ)
    Page everyVersion(Me me, @PathVariable PersonId id, @PathVariable UUID visit) {
        var found =
                file.read(
                        me,
                        id,
                        "profile.visit.versions-read",
                        Visits.TABLE,
                        () -> visits.versions(id, visit, MOST));
        if (found.isEmpty()) {
            throw Problem.notFound();
        }
        return page(me, found);
    }

    @PostMapping
    @Audience(CARE_READ)
    ResponseEntity<View> write(
            Me me,
            @PathVariable PersonId id,
            @Valid @RequestBody VisitNote note,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        var written = write.write(me, id, note, key);
        return ResponseEntity.created(
                        URI.create("/api/v1/patients/" + id + "/visits/" + written.id()))
                .eTag(written.tag())
                .body(View.of(written, named(me, written)));
    }

    /** By a new version: nothing that was written down is lost. */
    @PutMapping("/{visit}")
    @Audience(CARE_READ)
    ResponseEntity<View> correct(
            Me me,
            @PathVariable PersonId id,
            @PathVariable UUID visit,
            @Valid @RequestBody VisitNote note,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch) {
        return shown(me, write.correct(me, id, visit, note, ifMatch));
    }

    private Page page(Me me, List<Visit> found) {
        var writers = found.stream().map(Visit::by).collect(Collectors.toSet());
        var called = names.of(me.company(), writers);
        return new Page(found.stream().map(visit -> View.of(visit, called)).toList(), null);
    }

    private ResponseEntity<View> shown(Me me, Visit visit) {
        return ResponseEntity.ok().eTag(visit.tag()).body(View.of(visit, named(me, visit)));
    }

    private Map<PersonId, String> named(Me me, Visit visit) {
        return names.of(me.company(), Set.of(visit.by()));
    }

    /**
     * @param next always null: all of them are there
     */
    @HealthData
    record Page(List<View> items, @Nullable String next) {}

    /**
     * @param version more than 1: it was corrected
     * @param byName none where the neighbour that knows names is away
     */
    @HealthData
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            UUID id,
            int version,
            PersonId by,
            @Nullable String byName,
            @JsonUnwrapped VisitNote note,
            Instant at) {

        static View of(Visit visit, Map<PersonId, String> called) {
            return new View(
                    visit.id(),
                    visit.version(),
                    visit.by(),
                    called.get(visit.by()),
                    visit.note(),
                    visit.at());
        }

        @Override
        public String toString() {
            return "View[hidden]";
        }
    }
}
