package employeehealth.profile.rights;

import static employeehealth.contracts.access.Permission.PROFILE_OWN;

import employeehealth.profile.ProfileDatabase;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.StepUp;
import employeehealth.shared.blobs.DocumentLinks;
import employeehealth.shared.problem.Problem;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Archives of one's own data (GDPR, art. 15 and 20). Their content is no part of any answer. */
@RestController
@RequestMapping("/api/v1/profile/exports")
class ArchivesController {

    private static final int LATEST = 50;

    private final ProfileDatabase database;
    private final Exports exports;
    private final RequestExport request;

    ArchivesController(ProfileDatabase database, Exports exports, RequestExport request) {
        this.database = database;
        this.exports = exports;
        this.request = request;
    }

    @PostMapping
    @Audience(PROFILE_OWN)
    @StepUp
    ResponseEntity<View> ask(
            Me me,
            Locale locale,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        var export = request.ask(me, Spoken.of(locale), key);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/profile/exports/" + export.id()))
                .eTag(export.tag())
                .body(View.of(export));
    }

    @GetMapping
    @Audience(PROFILE_OWN)
    Page latest(Me me) {
        var items = database.read(() -> exports.latest(me.person(), LATEST));
        return new Page(items.stream().map(View::of).toList(), null);
    }

    @GetMapping("/{id}")
    @Audience(PROFILE_OWN)
    ResponseEntity<View> one(Me me, @PathVariable UUID id) {
        var export =
                database.read(() -> exports.find(me.person(), id)).orElseThrow(Problem::notFound);
        return ResponseEntity.ok().eTag(export.tag()).body(View.of(export));
    }

    @PostMapping("/{id}/links")
    @Audience(PROFILE_OWN)
    @StepUp
    DocumentLinks.Link link(Me me, @PathVariable UUID id) {
        return request.link(me, id);
    }

    /**
     * @param next none: what is older is not listed
     */
    record Page(List<View> items, @Nullable String next) {}

    /**
     * @param stores how many there are to be read, and {@code done} of them
     * @param endsAt when the archive is removed
     */
    record View(
            UUID id,
            Export.State status,
            int stores,
            int done,
            @Nullable Long size,
            Instant askedAt,
            @Nullable Instant readyAt,
            @Nullable Instant endsAt) {

        static View of(Export export) {
            return new View(
                    export.id(),
                    export.state(),
                    export.stores(),
                    export.done(),
                    export.size(),
                    export.askedAt(),
                    export.readyAt(),
                    export.endsAt());
        }
    }
}
