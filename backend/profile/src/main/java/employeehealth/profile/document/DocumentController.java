package employeehealth.profile.document;

import static employeehealth.contracts.access.Permission.PROFILE_OWN;

import employeehealth.contracts.care.HealthData;
import employeehealth.profile.Owner;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import employeehealth.shared.blobs.DocumentLinks.Link;
import employeehealth.shared.blobs.Documents;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.web.IfMatch;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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
import org.springframework.web.bind.annotation.RestController;

/** One's own documents. */
@RestController
@RequestMapping("/api/v1/profile/documents")
class DocumentController {

    private final ReadDocuments read;
    private final AddDocument add;
    private final EditDocument edit;
    private final AboutFields fields;
    private final Documents store;
    private final DocumentSettings settings;

    DocumentController(
            ReadDocuments read,
            AddDocument add,
            EditDocument edit,
            AboutFields fields,
            Documents store,
            DocumentSettings settings) {
        this.read = read;
        this.add = add;
        this.edit = edit;
        this.fields = fields;
        this.store = store;
        this.settings = settings;
    }

    /** Newest first, with how much room they take. */
    @GetMapping
    @Audience(PROFILE_OWN)
    Listing list(
            Me me,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        var page = read.page(me, category(category), cursor, limit + 1);
        var items = page.items().stream().limit(limit).map(DocumentView::of).toList();
        var more = page.items().size() > limit;
        return new Listing(
                items,
                more ? items.getLast().id() : null,
                page.used(),
                settings.perPerson(),
                settings.largest());
    }

    /**
     * A form with a part {@code file} and what is said of it: {@code title}, {@code category},
     * {@code expiresOn}, and {@code replaces} where it is the next version of a document.
     */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Audience(PROFILE_OWN)
    ResponseEntity<DocumentView> add(
            Me me,
            HttpServletRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        var owner = Owner.of(me);
        add.mustHaveRoom(owner, Math.max(0, request.getContentLengthLong()));
        try (var arrival = new Arrival(store, owner, settings.largest())) {
            var form = FileForm.read(request, AboutFields.KNOWN, arrival::take);
            var wanted = fields.read(form.fields(), form.fileName());
            var document = add.add(owner, form.file(), wanted, key);
            return ResponseEntity.created(URI.create("/api/v1/profile/documents/" + document.id()))
                    .eTag(document.tag())
                    .body(DocumentView.of(document));
        }
    }

    @GetMapping("/{id}")
    @Audience(PROFILE_OWN)
    ResponseEntity<DocumentView> one(Me me, @PathVariable UUID id) {
        return shown(read.one(me, id));
    }

    @PutMapping("/{id}")
    @Audience(PROFILE_OWN)
    ResponseEntity<DocumentView> change(
            Me me,
            @PathVariable UUID id,
            @Valid @RequestBody About about,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch) {
        return shown(edit.change(me, id, about, ifMatch));
    }

    /** With all its versions. */
    @DeleteMapping("/{id}")
    @Audience(PROFILE_OWN)
    ResponseEntity<Void> remove(
            Me me,
            @PathVariable UUID id,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch) {
        edit.remove(me, id, ifMatch);
        return ResponseEntity.noContent().build();
    }

    /** An address under which it can be fetched once, within two minutes. */
    @PostMapping("/{id}/links")
    @Audience(PROFILE_OWN)
    ResponseEntity<Link> link(Me me, @PathVariable UUID id) {
        return made(read.link(me, id, null));
    }

    /** What was given in under that name, newest first. */
    @GetMapping("/{id}/versions")
    @Audience(PROFILE_OWN)
    Versions versions(Me me, @PathVariable UUID id) {
        return new Versions(read.versions(me, id).stream().map(VersionView::of).toList(), null);
    }

    @PostMapping("/{id}/versions/{version}/links")
    @Audience(PROFILE_OWN)
    ResponseEntity<Link> link(Me me, @PathVariable UUID id, @PathVariable int version) {
        return made(read.link(me, id, version));
    }

    private static @Nullable Category category(@Nullable String code) {
        return code == null
                ? null
                : Category.ofCode(code)
                        .orElseThrow(() ->
                                Problem.invalid(
                                        List.of(new FieldFault("category", "field.category"))));
    }

    private static ResponseEntity<DocumentView> shown(FiledDocument document) {
        return ResponseEntity.ok().eTag(document.tag()).body(DocumentView.of(document));
    }

    private static ResponseEntity<Link> made(Link link) {
        return ResponseEntity.status(HttpStatus.CREATED).body(link);
    }

    /**
     * @param next cursor of the following page, null on the last
     * @param used bytes that all documents take, with what is under way
     * @param allowed bytes that they may take
     * @param largest bytes of one file, at most
     */
    @HealthData
    record Listing(
            List<DocumentView> items, @Nullable UUID next, long used, long allowed, long largest) {}

    @HealthData
    record Versions(List<VersionView> items, @Nullable Integer next) {}

    @HealthData
    record VersionView(int version, String fileName, String type, long size, Instant at) {

        static VersionView of(Version version) {
            return new VersionView(
                    version.number(),
                    version.fileName(),
                    version.type().mediaType(),
                    version.size(),
                    version.at());
        }

        @Override
        public String toString() {
            return "VersionView[hidden]";
        }
    }
}
