package employeehealth.profile.document;

import static employeehealth.contracts.access.Permission.CARE_READ;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.care.HealthData;
import employeehealth.profile.PeoplesNames;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import employeehealth.shared.blobs.DocumentLinks.Link;
import employeehealth.shared.problem.Problem;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Documents that a patient shares with whoever asks. */
@RestController
@RequestMapping("/api/v1/patients/{patient}/documents")
class PatientDocumentController {

    private final SharedDocuments shared;
    private final PeoplesNames names;

    PatientDocumentController(SharedDocuments shared, PeoplesNames names) {
        this.shared = shared;
        this.names = names;
    }

    @GetMapping
    @Audience(CARE_READ)
    Listing list(
            Me me,
            @PathVariable PersonId patient,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        var page = shared.page(me, patient, cursor, limit + 1);
        var items = page.stream().limit(limit).map(DocumentView::of).toList();
        return new Listing(items, page.size() > limit ? items.getLast().id() : null);
    }

    /** An address under which a marked copy can be fetched once, within two minutes. */
    @PostMapping("/{document}/links")
    @Audience(CARE_READ)
    ResponseEntity<Link> link(Me me, @PathVariable PersonId patient, @PathVariable UUID document) {
        var name = names.of(me.company(), List.of(me.person())).get(me.person());
        if (name == null) {
            throw Problem.unavailable(); // a copy says for whom it was made, or is none
        }
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(shared.link(me, patient, document, name));
    }

    /**
     * @param next cursor of the following page, null on the last
     */
    @HealthData
    record Listing(List<DocumentView> items, @Nullable UUID next) {}
}
