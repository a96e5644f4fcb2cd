package employeehealth.profile.card;

import static employeehealth.contracts.access.Permission.PROFILE_OWN;

import com.fasterxml.jackson.annotation.JsonInclude;
import employeehealth.contracts.care.EmergencyCard;
import employeehealth.contracts.care.HealthData;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import employeehealth.shared.web.IfMatch;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a responder sees of oneself, and what of it one chose. */
@RestController
@RequestMapping("/api/v1/profile/emergency-card")
class CardController {

    private final ReadCard read;
    private final ChooseCard choose;
    private final PreviewCard preview;

    CardController(ReadCard read, ChooseCard choose, PreviewCard preview) {
        this.read = read;
        this.choose = choose;
        this.preview = preview;
    }

    @GetMapping
    @Audience(PROFILE_OWN)
    ResponseEntity<View> card(Me me) {
        return shown(read.own(me, "profile.emergency-card.read"));
    }

    /** All of the choice, as it should be: what is left out is not shown. */
    @PutMapping
    @Audience(PROFILE_OWN)
    ResponseEntity<View> choose(
            Me me,
            @Valid @RequestBody Choice wanted,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch) {
        return shown(choose.choose(me, wanted, ifMatch));
    }

    /** What a responder would see by this choice; nothing is kept, and nobody is shown it. */
    @PostMapping("/preview")
    @Audience(PROFILE_OWN)
    EmergencyCard preview(Me me, @Valid @RequestBody Choice wanted) {
        return preview.of(me, wanted);
    }

    private static ResponseEntity<View> shown(KeptCard card) {
        var chosen = card.chosen();
        return ResponseEntity.ok()
                .eTag(card.tag())
                .body(new View(chosen == null ? null : chosen.choice(), card.card()));
    }

    /**
     * @param choice none: never chosen, and nothing is shown
     * @param preview exactly what a responder sees
     */
    @HealthData
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(@Nullable Choice choice, EmergencyCard preview) {}
}
