package employeehealth.whole.desk;

import employeehealth.shared.access.Me;
import employeehealth.shared.access.SignedIn;
import employeehealth.shared.blobs.Documents;
import employeehealth.shared.seal.Place;
import employeehealth.triage.TriageDatabase;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One's own documents. */
@RestController
@RequestMapping("/api/v1/triage/desk")
class DeskController {

    private static final Place CONTENT = new Place("triage.desk", "content");
    private static final long LIMIT = 100_000;

    private final Documents documents;
    private final TriageDatabase database;

    DeskController(Documents documents, TriageDatabase database) {
        this.documents = documents;
        this.database = database;
    }

    record Kept(UUID id) {}

    @PostMapping("/documents")
    @SignedIn
    Kept keep(Me me, HttpServletRequest request) throws IOException {
        var document =
                documents.arrive(
                        me.company(), me.person(), CONTENT, request.getInputStream(), LIMIT);
        database.write(() -> documents.keep(database, document.id()));
        return new Kept(document.id());
    }

    @GetMapping("/documents/{id}")
    @SignedIn
    byte[] read(Me me, @PathVariable UUID id) throws IOException {
        try (var content = documents.open(me.person(), CONTENT, id)) {
            return content.readAllBytes();
        }
    }
}
