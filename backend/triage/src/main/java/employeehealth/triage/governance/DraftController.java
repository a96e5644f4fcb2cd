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
import employeehealth.triage.protocol.Publication;
import employeehealth.triage.protocol.Publications;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
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

    DraftController(
            TriageDatabase database,
            Drafts drafts,
            EditDrafts edit,
            Publish publish,
            Publications publications) {
        this.database = database;
        this.drafts = drafts;
        this.edit = edit;
        this.publish = publish;
        this.publications = publications;
    }

    @GetMapping("/drafts")
    @Audience({PROTOCOLS_AUTHOR, PROTOCOLS_SIGN})
    Page list() {
        return new Page(database.read(drafts::all).stream().map(Summary::of).toList(), null);
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
                .body(View.of(draft, List.of()));
    }

    @GetMapping("/protocols/{protocol}/drafts/{version}")
    @Audience({PROTOCOLS_AUTHOR, PROTOCOLS_SIGN})
    ResponseEntity<View> one(@PathVariable String protocol, @PathVariable String version) {
        return database.read(() -> {
            var draft = drafts.find(protocol, version).orElseThrow(Problem::notFound);
            return ResponseEntity.ok()
                    .eTag(draft.tag())
                    .body(View.of(draft, drafts.signatures(draft)));
        });
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
        return ResponseEntity.ok().eTag(draft.tag()).body(View.of(draft, List.of()));
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

    @PostMapping("/protocols/{protocol}/drafts/{version}/check")
    @Audience({PROTOCOLS_AUTHOR, PROTOCOLS_SIGN})
    Report check(@PathVariable String protocol, @PathVariable String version) {
        return edit.check(protocol, version);
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
        return Signed.of(edit.sign(me, protocol, version, ifMatch));
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
        return Published.of(publish.publish(me, protocol, version, at, key));
    }

    /** What was put into force, newest first. */
    @GetMapping("/publications")
    @Audience({PROTOCOLS_AUTHOR, PROTOCOLS_SIGN})
    Publicised publications() {
        return new Publicised(
                database.read(publications::all).stream().map(Published::of).toList(), null);
    }

    @PostMapping("/publications/{id}/roll-back")
    @Audience(PROTOCOLS_SIGN)
    @StepUp
    Published rollBack(
            Me me,
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return Published.of(publish.rollBack(me, id, key));
    }

    record Body(
            @NotNull JsonNode protocol,
            @NotNull @Valid @Size(max = 300) List<@NotNull @Valid ExpectedRow> expected) {}

    /**
     * @param effectiveAt from when on; none: at once
     */
    record Effective(@Nullable OffsetDateTime effectiveAt) {}

    record Page(List<Summary> items, @Nullable String next) {}

    record Summary(
            String protocol,
            String version,
            PersonId author,
            Instant changedAt,
            @Nullable Instant publishedAt) {

        static Summary of(Draft draft) {
            return new Summary(
                    draft.protocol(),
                    draft.version(),
                    draft.author(),
                    draft.changedAt(),
                    draft.publishedAt());
        }
    }

    record View(
            @JsonRawValue String protocol,
            @JsonRawValue String expected,
            PersonId author,
            Instant changedAt,
            @Nullable Instant publishedAt,
            List<Signed> signatures) {

        static View of(Draft draft, List<Signature> signatures) {
            return new View(
                    draft.content(),
                    draft.expected(),
                    draft.author(),
                    draft.changedAt(),
                    draft.publishedAt(),
                    signatures.stream().map(Signed::of).toList());
        }
    }

    /**
     * @param part {@code author} or {@code signatory}
     */
    record Signed(String part, PersonId person, Instant at) {

        static Signed of(Signature signature) {
            return new Signed(signature.part().code(), signature.person(), signature.at());
        }
    }

    record Publicised(List<Published> items, @Nullable String next) {}

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
            Instant effectiveAt,
            Instant madeAt) {

        static Published of(Publication one) {
            return new Published(
                    one.id(),
                    one.protocol(),
                    one.version(),
                    one.library(),
                    one.rollsBack(),
                    one.person(),
                    one.effectiveAt(),
                    one.madeAt());
        }
    }
}
