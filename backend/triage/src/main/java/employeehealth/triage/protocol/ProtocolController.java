package employeehealth.triage.protocol;

import static employeehealth.contracts.access.Permission.PROTOCOLS_READ;
import static employeehealth.contracts.access.Permission.TRIAGE_EVALUATE;

import com.fasterxml.jackson.annotation.JsonRawValue;
import employeehealth.engine.Engine;
import employeehealth.engine.Language;
import employeehealth.engine.Presentation;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.SignedIn;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import java.util.List;
import java.util.SortedMap;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Protocols to read, and the catalogues that guide someone through a check. */
@RestController
@RequestMapping("/api/v1/triage")
class ProtocolController {

    private final Protocols protocols;
    private final JsonMapper json;

    ProtocolController(Protocols protocols, JsonMapper json) {
        this.protocols = protocols;
        this.json = json;
    }

    @GetMapping("/questions")
    @SignedIn
    Items<QuestionView> questions(@RequestParam String language) {
        return new Items<>(
                engine().catalogue(known(language)).stream().map(QuestionView::of).toList());
    }

    @GetMapping("/presentations")
    @SignedIn
    Items<Presentation> presentations(@RequestParam String language) {
        return new Items<>(engine().presentations(known(language)));
    }

    @GetMapping("/protocols")
    @Audience({PROTOCOLS_READ, TRIAGE_EVALUATE})
    Items<Summary> protocols() {
        return new Items<>(
                protocols.current().files().keySet().stream()
                        .map(file -> file.replaceFirst("\\.json$", ""))
                        .filter(id -> document(id).has("version") && document(id).has("title"))
                        .map(id ->
                                new Summary(
                                        id,
                                        document(id).get("version").asString(),
                                        document(id).get("title"),
                                        protocols.current().hashOf(id)))
                        .toList());
    }

    @GetMapping("/protocols/{id}")
    @Audience({PROTOCOLS_READ, TRIAGE_EVALUATE})
    ResponseEntity<Document> protocol(@PathVariable String id) {
        var text = protocols.current().files().get(ProtocolLibrary.file(id));
        if (text == null) {
            throw Problem.notFound();
        }
        var hash = protocols.current().hashOf(id);
        return ResponseEntity.ok().eTag(hash).body(new Document(id, hash, text));
    }

    @GetMapping("/protocols/{id}/versions/{version}")
    @Audience({PROTOCOLS_READ, TRIAGE_EVALUATE})
    ResponseEntity<Document> version(@PathVariable String id, @PathVariable String version) {
        if (!protocols.current().files().containsKey(ProtocolLibrary.file(id))
                || !version.equals(document(id).path("version").asString(""))) {
            throw Problem.notFound();
        }
        return protocol(id);
    }

    /** The whole library, for checking symptoms where there is no network. */
    @GetMapping("/bundle")
    @SignedIn
    ResponseEntity<Bundle> bundle() {
        var library = protocols.current();
        return ResponseEntity.ok()
                .eTag(library.hash())
                .body(new Bundle(library.hash(), Engine.VERSION, library.files()));
    }

    private Engine engine() {
        return protocols.current().engine();
    }

    private JsonNode document(String id) {
        return json.readTree(protocols.current().files().get(ProtocolLibrary.file(id)));
    }

    private static Language known(String code) {
        return Language.of(code)
                .orElseThrow(() ->
                        Problem.invalid(List.of(new FieldFault("language", "field.language"))));
    }

    record Items<T>(List<T> items) {}

    record Summary(String id, String version, JsonNode title, String hash) {}

    record Document(String id, String hash, @JsonRawValue String protocol) {}

    record Bundle(String hash, String engineVersion, SortedMap<String, String> files) {}
}
