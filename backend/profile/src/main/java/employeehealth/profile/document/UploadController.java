package employeehealth.profile.document;

import static employeehealth.contracts.access.Permission.PROFILE_OWN;

import com.fasterxml.jackson.annotation.JsonInclude;
import employeehealth.contracts.care.HealthData;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * Files that are sent in parts, and sent on after a connection broke: tus 1.0.0 (core, creation,
 * expiration, termination).
 */
@RestController
@RequestMapping("/api/v1/profile/uploads")
class UploadController {

    private static final String VERSION = "1.0.0";
    private static final String RESUMABLE = "Tus-Resumable";
    private static final String OFFSET = "Upload-Offset";
    private static final String LENGTH = "Upload-Length";
    private static final String METADATA = "Upload-Metadata";
    private static final String EXPIRES = "Upload-Expires";
    private static final String PART = "application/offset+octet-stream";
    private static final int LONGEST_METADATA = 6_000;
    private static final Set<String> KNOWN =
            Set.of(
                    "filename",
                    "filetype",
                    "title",
                    "category",
                    "expiresOn",
                    AboutFields.REPLACES,
                    AboutFields.MARK);

    private final ReceiveUpload receive;
    private final AboutFields fields;
    private final DocumentSettings settings;

    UploadController(ReceiveUpload receive, AboutFields fields, DocumentSettings settings) {
        this.receive = receive;
        this.fields = fields;
        this.settings = settings;
    }

    /** What this server can do. */
    @RequestMapping(method = RequestMethod.OPTIONS)
    @Audience(PROFILE_OWN)
    ResponseEntity<Void> abilities() {
        return ResponseEntity.noContent()
                .header(RESUMABLE, VERSION)
                .header("Tus-Version", VERSION)
                .header("Tus-Extension", "creation,expiration,termination")
                .header("Tus-Max-Size", Long.toString(settings.largest()))
                .build();
    }

    /**
     * Announces a file: its length, and in the metadata its name and what is said of it, as beside
     * a file that comes in one piece.
     */
    @PostMapping
    @Audience(PROFILE_OWN)
    ResponseEntity<Void> begin(
            Me me,
            @RequestHeader(name = RESUMABLE, required = false) @Nullable String version,
            @RequestHeader(name = LENGTH, required = false) @Nullable String length,
            @RequestHeader(name = METADATA, required = false) @Nullable String metadata,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        require(version);
        var said = metadata(metadata);
        var name = FileName.cleaned(said.remove("filename"));
        said.remove("filetype"); // its bytes tell
        var upload = receive.begin(me, number(LENGTH, length), fields.read(said, name), key);
        return ResponseEntity.created(URI.create("/api/v1/profile/uploads/" + upload.id()))
                .header(RESUMABLE, VERSION)
                .header(EXPIRES, date(upload.expiresAt()))
                .build();
    }

    /**
     * What was begun and is not whole, newest first: to be gone on with, also on another device.
     */
    @GetMapping
    @Audience(PROFILE_OWN)
    Listing list(Me me) {
        return new Listing(receive.unfinished(me).stream().map(View::of).toList(), null);
    }

    /** How much of it is here. */
    @RequestMapping(path = "/{id}", method = RequestMethod.HEAD)
    @Audience(PROFILE_OWN)
    ResponseEntity<Void> offset(
            Me me,
            @PathVariable UUID id,
            @RequestHeader(name = RESUMABLE, required = false) @Nullable String version) {
        require(version);
        var upload = receive.find(me, id);
        return ResponseEntity.ok()
                .header(RESUMABLE, VERSION)
                .header(OFFSET, Long.toString(upload.received()))
                .header(LENGTH, Long.toString(upload.length()))
                .header(EXPIRES, date(upload.expiresAt()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** The next part of it. */
    @PatchMapping("/{id}")
    @Audience(PROFILE_OWN)
    ResponseEntity<Void> part(
            Me me,
            @PathVariable UUID id,
            @RequestHeader(name = RESUMABLE, required = false) @Nullable String version,
            @RequestHeader(name = OFFSET, required = false) @Nullable String offset,
            HttpServletRequest request)
            throws IOException {
        require(version);
        if (!PART.equals(request.getContentType())) {
            throw new Problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "profile/not-a-part");
        }
        var next = receive.receive(me, id, number(OFFSET, offset), request.getInputStream());
        return ResponseEntity.noContent()
                .header(RESUMABLE, VERSION)
                .header(OFFSET, Long.toString(next))
                .build();
    }

    /** What became of it: ours, for tus ends with the last byte. */
    @GetMapping("/{id}")
    @Audience(PROFILE_OWN)
    View state(Me me, @PathVariable UUID id) {
        return View.of(receive.find(me, id));
    }

    @DeleteMapping("/{id}")
    @Audience(PROFILE_OWN)
    ResponseEntity<Void> end(
            Me me,
            @PathVariable UUID id,
            @RequestHeader(name = RESUMABLE, required = false) @Nullable String version) {
        require(version);
        receive.end(me, id);
        return ResponseEntity.noContent().header(RESUMABLE, VERSION).build();
    }

    private static void require(@Nullable String version) {
        if (!VERSION.equals(version)) {
            throw new Problem(HttpStatus.PRECONDITION_FAILED, "profile/other-upload-protocol");
        }
    }

    private static long number(String header, @Nullable String text) {
        if (text == null || !text.matches("[0-9]{1,18}")) {
            throw Problem.invalid(List.of(new FieldFault(header, "field.number-of-bytes")));
        }
        var number = Long.parseLong(text);
        if (header.equals(LENGTH) && number == 0) {
            throw Problem.invalid(List.of(new FieldFault(header, "field.number-of-bytes")));
        }
        return number;
    }

    /** Pairs of a name and its value in base64, with commas between them. */
    private static Map<String, String> metadata(@Nullable String header) {
        var said = new HashMap<String, String>();
        if (header == null || header.isBlank()) {
            return said;
        }
        if (header.length() > LONGEST_METADATA) {
            throw Problem.invalid(List.of(new FieldFault(METADATA, "field.limits")));
        }
        for (var pair : header.split(",", -1)) {
            var parts = pair.strip().split(" ", 2);
            if (!KNOWN.contains(parts[0]) || said.containsKey(parts[0])) {
                throw Problem.invalid(List.of(new FieldFault(METADATA, "field.upload-metadata")));
            }
            said.put(parts[0], parts.length == 1 ? "" : decoded(parts[1]));
        }
        return said;
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(List.of(new FieldFault(METADATA, "field.upload-metadata")));
        }
    }

    private static String date(Instant at) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
    }

    @HealthData
    record Listing(List<View> items, @Nullable UUID next) {}

    /**
     * @param mark what its sender wants to know it again by
     * @param state {@code receiving}, {@code received} (whole, and looked at), {@code filed} or
     *     {@code refused}
     * @param document what it became; of a file that is there already, that one
     * @param problem why it was refused: type of the problem
     */
    @HealthData
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            UUID id,
            String fileName,
            String title,
            @Nullable String mark,
            String state,
            long received,
            long length,
            @Nullable UUID document,
            @Nullable String problem,
            Instant expiresAt) {

        static View of(Upload upload) {
            var problem = upload.problem();
            return new View(
                    upload.id(),
                    upload.wanted().fileName(),
                    upload.wanted().about().title(),
                    upload.wanted().mark(),
                    upload.state().code(),
                    upload.received(),
                    upload.length(),
                    upload.document(),
                    problem == null ? null : "/problems/" + problem,
                    upload.expiresAt());
        }

        @Override
        public String toString() {
            return "View[hidden]";
        }
    }
}
