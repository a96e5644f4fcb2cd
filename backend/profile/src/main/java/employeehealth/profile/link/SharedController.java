package employeehealth.profile.link;

import com.fasterxml.jackson.annotation.JsonInclude;
import employeehealth.shared.access.Public;
import employeehealth.shared.settings.PlatformSettings;
import employeehealth.shared.web.CleanText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What SMART Health Links lead to (version 1.0.0). Public: the link is the proof. All of it is
 * encrypted for whoever has the link.
 */
@RestController
@RequestMapping(SharedController.ADDRESS)
class SharedController {

    static final String ADDRESS = "/api/v1/profile/shared";

    private static final MediaType JOSE = MediaType.valueOf("application/jose");
    private static final String FHIR = "application/fhir+json";

    private final OpenLink open;
    private final URI platform;

    SharedController(OpenLink open, PlatformSettings settings) {
        this.open = open;
        this.platform = settings.publicUrl();
    }

    /** The manifest. A wrong passcode is 401 with the number of those that are left. */
    @PostMapping("/{token}")
    @Public
    ResponseEntity<Answer> manifest(@PathVariable String token, @Valid @RequestBody Asked body) {
        return switch (open.open(token, body.recipient, body.passcode)) {
            case OpenLink.Outcome.Opened(var jwe, var at) ->
                    ResponseEntity.ok()
                            .cacheControl(CacheControl.noStore())
                            .body(new Manifest("can-change", List.of(file(token, body, jwe, at))));
            case OpenLink.Outcome.WrongPasscode(var left) ->
                    ResponseEntity.status(HttpStatus.UNAUTHORIZED).body(new Refused(left));
        };
    }

    private ManifestFile file(String token, Asked body, String jwe, Instant at) {
        var most = body.embeddedLengthMax;
        return most != null && jwe.length() > most
                ? new ManifestFile(
                        FHIR,
                        null,
                        platform + ADDRESS + "/" + token + "/files/" + open.promiseFile(token),
                        at,
                        "4.0.1")
                : new ManifestFile(FHIR, jwe, null, at, "4.0.1");
    }

    @GetMapping("/{token}/files/{promise}")
    @Public
    ResponseEntity<String> file(@PathVariable String token, @PathVariable String promise) {
        return ResponseEntity.ok()
                .contentType(JOSE)
                .cacheControl(CacheControl.noStore())
                .body(open.file(token, promise).jwe());
    }

    /**
     * @param recipient what whoever opens it calls themselves: shown to the person
     * @param embeddedLengthMax what is longer is fetched by an address of its own
     */
    record Asked(
            @NotBlank @Size(max = 200) @CleanText String recipient,
            @Nullable @Size(max = 100) String passcode,
            @Nullable @Min(0) Integer embeddedLengthMax) {

        @Override
        public String toString() {
            return "Asked[hidden]";
        }
    }

    sealed interface Answer {}

    /**
     * @param status what it leads to may change
     */
    record Manifest(String status, List<ManifestFile> files) implements Answer {}

    /**
     * @param embedded a JWE, {@code dir} and {@code A256GCM}
     * @param location where it is fetched instead, within five minutes
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ManifestFile(
            String contentType,
            @Nullable String embedded,
            @Nullable String location,
            Instant lastUpdated,
            String fhirVersion) {}

    record Refused(int remainingAttempts) implements Answer {}
}
