package employeehealth.triage.governance;

import static employeehealth.contracts.access.Permission.PROTOCOLS_AUTHOR;
import static employeehealth.contracts.access.Permission.PROTOCOLS_SIGN;

import com.fasterxml.jackson.annotation.JsonRawValue;
import employeehealth.contracts.PersonId;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.StepUp;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.web.IfMatch;
import employeehealth.triage.TriageDatabase;
import employeehealth.triage.protocol.Canonical;
import employeehealth.triage.protocol.Publication;
import employeehealth.triage.protocol.Publications;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * How the protocols of a health service change: drafted by one person, signed by two, put into
 * force by the second, and taken back at once if need be.
 */
@RestController
@RequestMapping("/api/v1/triage")
class DraftController {

    private final TriageDatabase database;
    private final Drafts drafts;
    private final EditDrafts edit;
    private final Publish publish;
    private final Publications publications;
    private final Names names;

    DraftController(
            TriageDatabase database,
            Drafts drafts,
            EditDrafts edit,
            Publish publish,
            Publications publications,
            Names names) {
        this.database = database;
        this.drafts = drafts;
        this.edit = edit;
        this.publish = publish;
        this.publications = publications;
        this.names = names;
    }

    @GetMapping("/drafts")
    @Audience({PROTOCOLS_AUTHOR, PROTOCOLS_SIGN})
    Page list(
            Me me,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(100) int limit) {
        var page = database.read(() -> drafts.page(cursor, limit + 1));
        var called = names.of(me, page.stream().map(Draft::author).toList());
        return new Page(
                page.stream().limit(limit).map(one -> Summary.of(one, called)).toList(),
                page.size() > limit ? page.get(limit - 1).id() : null);
    }

    @PostMapping("/protocols/{protocol}/drafts")
    @Audience(PROTOCOLS_AUTHOR)
    ResponseEntity<View> make(
            Me me,
            @PathVariable String protocol,
            @Valid @RequestBody Body body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        var draft = edit.make(me, protocol, body.protocol, body.expected, key);
        return ResponseEntity.created(
                        URI.create(
                                "/api/v1/triage/protocols/"
                                        + draft.protocol()
                                        + "/drafts/"
                                        + draft.version()))
                .eTag(draft.tag())
                .body(view(me, draft, List.of()));
    }

    @GetMapping("/protocols/{protocol}/drafts/{version}")
    @Audience({PROTOCOLS_AUTHOR, PROTOCOLS_SIGN})
    ResponseEntity<View> one(Me me, @PathVariable String protocol, @PathVariable String version) {
        var read =
                database.read(() -> {
                    var draft = drafts.find(protocol, version).orElseThrow(Problem::notFound);
                    return new Read(draft, drafts.signatures(draft));
                });
        return ResponseEntity.ok()
                .eTag(read.draft.tag())
                .body(view(me, read.draft, read.signatures));
    }

    private record Read(Draft draft, List<Signature> signatures) {}

    private View view(Me me, Draft draft, List<Signature> signatures) {
        var people =
                Stream.concat(Stream.of(draft.author()), signatures.stream().map(Signature::person))
                        .toList();
        return View.of(draft, signatures, names.of(me, people));
    }

    @PutMapping("/protocols/{protocol}/drafts/{version}")
    @Audience(PROTOCOLS_AUTHOR)
    ResponseEntity<View> change(
            Me me,
            @PathVariable String protocol,
            @PathVariable String version,
            @Valid @RequestBody Body body,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch) {
        var draft = edit.change(me, protocol, version, body.protocol, body.expected, ifMatch);
        return ResponseEntity.ok().eTag(draft.tag()).body(view(me, draft, List.of()));
    }

    @DeleteMapping("/protocols/{protocol}/drafts/{version}")
    @Audience(PROTOCOLS_AUTHOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            Me me,
            @PathVariable String protocol,
            @PathVariable String version,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch) {
        edit.remove(me, protocol, version, ifMatch);
    }

    /** As author or as second signatory, by what the caller may. */
    @PostMapping("/protocols/{protocol}/drafts/{version}/sign")
    @Audience({PROTOCOLS_AUTHOR, PROTOCOLS_SIGN})
    @StepUp
    Signed sign(
            Me me,
            @PathVariable String protocol,
            @PathVariable String version,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch) {
        var signature = edit.sign(me, protocol, version, ifMatch);
        return Signed.of(signature, names.of(me, List.of(signature.person())));
    }

    @PostMapping("/protocols/{protocol}/drafts/{version}/publish")
    @Audience(PROTOCOLS_SIGN)
    @StepUp
    Published publish(
            Me me,
            @PathVariable String protocol,
            @PathVariable String version,
            @Valid @RequestBody(required = false) @Nullable Effective body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        var at = body == null || body.effectiveAt == null ? null : body.effectiveAt.toInstant();
        return published(me, publish.publish(me, protocol, version, at, key));
    }

    /** What was put into force, newest first. */
    @GetMapping("/publications")
    @Audience({PROTOCOLS_AUTHOR, PROTOCOLS_SIGN})
    Publicised publications(
            Me me,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(100) int limit) {
        var page = database.read(() -> publications.page(cursor, limit + 1));
        var called = names.of(me, page.stream().map(Publication::person).toList());
        return new Publicised(
                page.stream().limit(limit).map(one -> Published.of(one, called)).toList(),
                page.size() > limit ? page.get(limit - 1).id() : null);
    }

    @PostMapping("/publications/{id}/roll-back")
    @Audience(PROTOCOLS_SIGN)
    @StepUp
    Published rollBack(
            Me me,
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return published(me, publish.rollBack(me, id, key));
    }

    private Published published(Me me, Publication one) {
        return Published.of(one, names.of(me, List.of(one.person())));
    }

    record Body(
            @NotNull JsonNode protocol,
            @NotNull @Valid @Size(max = 300) List<@NotNull @Valid ExpectedRow> expected) {}

    /**
     * @param effectiveAt from when on; none: at once
     */
    record Effective(@Nullable OffsetDateTime effectiveAt) {}

    record Page(List<Summary> items, @Nullable UUID next) {}

    record Summary(
            String protocol,
            String version,
            JsonNode title,
            PersonId author,
            @Nullable String authorName,
            Instant changedAt,
            @Nullable Instant publishedAt) {

        static Summary of(Draft draft, Map<PersonId, String> called) {
            return new Summary(
                    draft.protocol(),
                    draft.version(),
                    Canonical.parse(draft.content()).path("title"),
                    draft.author(),
                    called.get(draft.author()),
                    draft.changedAt(),
                    draft.publishedAt());
        }
    }

    record View(
            @JsonRawValue String protocol,
            @JsonRawValue String expected,
            PersonId author,
            @Nullable String authorName,
            Instant changedAt,
            @Nullable Instant publishedAt,
            List<Signed> signatures) {

        static View of(Draft draft, List<Signature> signatures, Map<PersonId, String> called) {
            return new View(
                    draft.content(),
                    draft.expected(),
                    draft.author(),
                    called.get(draft.author()),
                    draft.changedAt(),
                    draft.publishedAt(),
                    signatures.stream().map(one -> Signed.of(one, called)).toList());
        }
    }

    /**
     * @param part {@code author} or {@code signatory}
     */
    record Signed(String part, PersonId person, @Nullable String name, Instant at) {

        static Signed of(Signature signature, Map<PersonId, String> called) {
            return new Signed(
                    signature.part().code(),
                    signature.person(),
                    called.get(signature.person()),
                    signature.at());
        }
    }

    record Publicised(List<Published> items, @Nullable UUID next) {}

    /**
     * @param library hash of what is in force from then on
     */
    record Published(
            UUID id,
            String protocol,
            String version,
            String library,
            @Nullable UUID rollsBack,
            PersonId person,
            @Nullable String name,
            Instant effectiveAt,
            Instant madeAt) {

        static Published of(Publication one, Map<PersonId, String> called) {
            return new Published(
                    one.id(),
                    one.protocol(),
                    one.version(),
                    one.library(),
                    one.rollsBack(),
                    one.person(),
                    called.get(one.person()),
                    one.effectiveAt(),
                    one.madeAt());
        }
    }
}
