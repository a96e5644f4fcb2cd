package employeehealth.profile.ips;

import static employeehealth.contracts.access.Permission.PROFILE_OWN;

import employeehealth.profile.card.CardPdf;
import employeehealth.profile.card.CardWords;
import employeehealth.profile.card.ReadCard;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import jakarta.validation.constraints.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** One's own card to take along: for other software, and on paper. */
@RestController
@RequestMapping("/api/v1/profile/emergency-card")
class SummaryController {

    private static final MediaType FHIR = MediaType.valueOf("application/fhir+json");

    private final ReadCard read;
    private final JsonMapper json;

    SummaryController(ReadCard read, JsonMapper json) {
        this.read = read;
        this.json = json;
    }

    /** The International Patient Summary, as a Bundle of FHIR R4. */
    @GetMapping("/ips")
    @Audience(PROFILE_OWN)
    ResponseEntity<byte[]> summary(
            Me me,
            @RequestParam(defaultValue = "fr")
                    @Pattern(regexp = "fr|en", message = "field.language")
                    String language) {
        var card = read.own(me, "profile.emergency-card.exported");
        var bundle = Summary.bundle(card, CardWords.in(language));
        return file("emergency-card.json").contentType(FHIR).body(json.writeValueAsBytes(bundle));
    }

    /** One page to print. */
    @GetMapping("/pdf")
    @Audience(PROFILE_OWN)
    ResponseEntity<byte[]> pdf(
            Me me,
            @RequestParam(defaultValue = "fr")
                    @Pattern(regexp = "fr|en", message = "field.language")
                    String language) {
        var card = read.own(me, "profile.emergency-card.exported");
        return file("emergency-card.pdf")
                .contentType(MediaType.APPLICATION_PDF)
                .body(CardPdf.of(card.card(), CardWords.in(language)));
    }

    private static ResponseEntity.BodyBuilder file(String name) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
    }
}
