package employeehealth.triage.protocol;

import static employeehealth.contracts.access.Permission.PROTOCOLS_READ;
import static employeehealth.contracts.access.Permission.TRIAGE_EVALUATE;

import com.fasterxml.jackson.annotation.JsonRawValue;
import employeehealth.engine.Engine;
import employeehealth.engine.Language;
import employeehealth.engine.Presentation;
import employeehealth.engine.ProtocolRef;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.SignedIn;
import employeehealth.shared.cache.Cache;
import employeehealth.shared.cache.Caches;
import employeehealth.shared.cache.Catalogue;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
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
    private final Cache<Questions> questions;
    private final Cache<Presentations> presentations;

    ProtocolController(Protocols protocols, JsonMapper json, Caches caches) {
        this.protocols = protocols;
        this.json = json;
        this.questions = caches.open("triage:questions", Questions.class);
        this.presentations = caches.open("triage:presentations", Presentations.class);
    }

    @GetMapping("/questions")
    @SignedIn
    Questions questions(@RequestParam String language) {
        var spoken = spoken(language);
        return questions.get(
                version(spoken),
                () ->
                        new Questions(
                                engine().catalogue(spoken).stream().map(QuestionView::of).toList(),
                                null));
    }

    @GetMapping("/presentations")
    @SignedIn
    Presentations presentations(@RequestParam String language) {
        var spoken = spoken(language);
        return presentations.get(
                version(spoken), () -> new Presentations(engine().presentations(spoken), null));
    }

    @GetMapping("/protocols")
    @Audience({PROTOCOLS_READ, TRIAGE_EVALUATE})
    Summaries protocols() {
        var library = protocols.current();
        return new Summaries(
                library.references().stream()
                        .map(protocol ->
                                new Summary(
                                        protocol.id(),
                                        protocol.version(),
                                        json.readTree(library.textOf(protocol.id())).path("title"),
                                        library.hashOf(protocol.id())))
                        .toList(),
                null);
    }

    @GetMapping("/protocols/{id}")
    @Audience({PROTOCOLS_READ, TRIAGE_EVALUATE})
    ResponseEntity<Document> protocol(@PathVariable String id) {
        return document(known(id));
    }

    @GetMapping("/protocols/{id}/versions/{version}")
    @Audience({PROTOCOLS_READ, TRIAGE_EVALUATE})
    ResponseEntity<Document> version(@PathVariable String id, @PathVariable String version) {
        var protocol = known(id);
        if (!protocol.version().equals(version)) {
            throw Problem.notFound();
        }
        return document(protocol);
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

    /** A new library or engine has catalogues of its own, from its first request on. */
    private String version(Language language) {
        return protocols.current().hash() + ":" + Engine.VERSION + ":" + language.code();
    }

    private Engine engine() {
        return protocols.current().engine();
    }

    private ProtocolRef known(String id) {
        return protocols.current().references().stream()
                .filter(protocol -> protocol.id().equals(id))
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    private ResponseEntity<Document> document(ProtocolRef protocol) {
        var library = protocols.current();
        var hash = library.hashOf(protocol.id());
        return ResponseEntity.ok()
                .eTag(hash)
                .body(
                        new Document(
                                protocol.id(),
                                protocol.version(),
                                hash,
                                library.textOf(protocol.id())));
    }

    private static Language spoken(String code) {
        return Language.of(code)
                .orElseThrow(() ->
                        Problem.invalid(List.of(new FieldFault("language", "field.language"))));
    }

    // Catalogues come whole: their next page is always null.
    record Questions(List<QuestionView> items, @Nullable String next) implements Catalogue {}

    record Presentations(List<Presentation> items, @Nullable String next) implements Catalogue {}

    record Summaries(List<Summary> items, @Nullable String next) {}

    record Summary(String id, String version, JsonNode title, String hash) {}

    record Document(String id, String version, String hash, @JsonRawValue String protocol) {}

    record Bundle(String hash, String engineVersion, SortedMap<String, String> files) {}
}
