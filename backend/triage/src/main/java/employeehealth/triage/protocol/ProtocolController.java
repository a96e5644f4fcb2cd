package employeehealth.triage.protocol;

import static employeehealth.contracts.access.Permission.PROTOCOLS_READ;
import static employeehealth.contracts.access.Permission.TRIAGE_EVALUATE;

import com.fasterxml.jackson.annotation.JsonRawValue;
import employeehealth.engine.Engine;
import employeehealth.engine.Language;
import employeehealth.engine.Presentation;
import employeehealth.engine.ProtocolRef;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.SignedIn;
import employeehealth.shared.cache.Cache;
import employeehealth.shared.cache.Caches;
import employeehealth.shared.cache.Catalogue;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import employeehealth.triage.TriageDatabase;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
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
    private final Publications publications;
    private final TriageDatabase database;
    private final ProtocolKey key;
    private final Clock clock;
    private final JsonMapper json;
    private final Cache<Questions> questions;
    private final Cache<Presentations> presentations;

    ProtocolController(
            Protocols protocols,
            Publications publications,
            TriageDatabase database,
            ProtocolKey key,
            Clock clock,
            JsonMapper json,
            Caches caches) {
        this.protocols = protocols;
        this.publications = publications;
        this.database = database;
        this.key = key;
        this.clock = clock;
        this.json = json;
        this.questions = caches.open("triage:questions", Questions.class);
        this.presentations = caches.open("triage:presentations", Presentations.class);
    }

    @GetMapping("/questions")
    @SignedIn
    Questions questions(Me me, @RequestParam String language) {
        var spoken = spoken(language);
        var library = protocols.of(me.healthService());
        return questions.get(
                version(library, spoken),
                () ->
                        new Questions(
                                library.engine().catalogue(spoken).stream()
                                        .map(QuestionView::of)
                                        .toList(),
                                null));
    }

    @GetMapping("/presentations")
    @SignedIn
    Presentations presentations(Me me, @RequestParam String language) {
        var spoken = spoken(language);
        var library = protocols.of(me.healthService());
        return presentations.get(
                version(library, spoken),
                () -> new Presentations(library.engine().presentations(spoken), null));
    }

    @GetMapping("/protocols")
    @Audience({PROTOCOLS_READ, TRIAGE_EVALUATE})
    Summaries protocols(Me me) {
        var library = protocols.of(me.healthService());
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
    ResponseEntity<Document> protocol(Me me, @PathVariable String id) {
        var library = protocols.of(me.healthService());
        return document(known(library, id), library);
    }

    @GetMapping("/protocols/{id}/versions/{version}")
    @Audience({PROTOCOLS_READ, TRIAGE_EVALUATE})
    ResponseEntity<Document> version(Me me, @PathVariable String id, @PathVariable String version) {
        var wanted = new ProtocolRef(id, version);
        return Stream.concat(
                        Stream.of(protocols.of(me.healthService()), protocols.shipped()),
                        database.read(() -> publications.of(id, version)).stream()
                                .flatMap(one -> protocols.find(one.library()).stream()))
                .filter(library -> library.references().contains(wanted))
                .findFirst()
                .map(library -> document(wanted, library))
                .orElseThrow(Problem::notFound);
    }

    /** The whole library, signed, for checking symptoms where there is no network. */
    @GetMapping("/bundle")
    @SignedIn
    ResponseEntity<SignedBundle> bundle(
            Me me,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, defaultValue = "") String accepted) {
        var bundle = SignedBundle.of(protocols.of(me.healthService()), key, clock.instant());
        var answer =
                ResponseEntity.ok()
                        .eTag(bundle.hash() + "," + bundle.issuedAt())
                        .varyBy(HttpHeaders.ACCEPT_ENCODING);
        if (accepted.contains(ZippedBundles.GZIP)) {
            answer.header(HttpHeaders.CONTENT_ENCODING, ZippedBundles.GZIP);
        }
        return answer.body(bundle);
    }

    /** By which protocols and bundles are signed (RFC 7517). */
    @GetMapping("/keys")
    @SignedIn
    Keys keys() {
        return new Keys(List.of(key.published()));
    }

    /** A new library or engine has catalogues of its own, from its first request on. */
    private static String version(ProtocolLibrary library, Language language) {
        return library.hash() + ":" + Engine.VERSION + ":" + language.code();
    }

    private static ProtocolRef known(ProtocolLibrary library, String id) {
        return library.references().stream()
                .filter(protocol -> protocol.id().equals(id))
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    private ResponseEntity<Document> document(ProtocolRef protocol, ProtocolLibrary library) {
        var hash = library.hashOf(protocol.id());
        return ResponseEntity.ok()
                .eTag(hash)
                .body(
                        new Document(
                                protocol.id(),
                                protocol.version(),
                                hash,
                                protocols.signedBy(library, protocol.id()),
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

    record Document(
            String id,
            String version,
            String hash,
            List<String> signedBy,
            @JsonRawValue String protocol) {}

    record Keys(List<ProtocolKey.Published> keys) {}
}
