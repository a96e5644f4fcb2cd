package employeehealth.triage.policy;

import static employeehealth.contracts.access.Permission.TRIAGE_POLICY;

import com.fasterxml.jackson.annotation.JsonInclude;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SiteId;
import employeehealth.engine.Language;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.StepUp;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.web.IfMatch;
import employeehealth.triage.TriageDatabase;
import employeehealth.triage.protocol.Protocols;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What a company adds to the symptom checks of its people. Says nothing about any of them. */
@RestController
@RequestMapping("/api/v1/triage/policy")
class PolicyController {

    private final TriageDatabase database;
    private final CompanyPolicies policies;
    private final ChangePolicy change;
    private final Protocols protocols;
    private final JsonMapper json;

    PolicyController(
            TriageDatabase database,
            CompanyPolicies policies,
            ChangePolicy change,
            Protocols protocols,
            JsonMapper json) {
        this.database = database;
        this.policies = policies;
        this.change = change;
        this.protocols = protocols;
        this.json = json;
    }

    /** Version 0, with nothing in it, where there is none. */
    @GetMapping
    @Audience(TRIAGE_POLICY)
    ResponseEntity<View> policy() {
        return database.read(policies::newest)
                .map(this::answer)
                .orElseGet(() ->
                        ResponseEntity.ok()
                                .eTag(ChangePolicy.tag(0))
                                .body(new View(0, null, null, null, PolicyBody.EMPTY)));
    }

    /** Makes the next version; checks that have begun go on with theirs. */
    @PutMapping
    @Audience(TRIAGE_POLICY)
    @StepUp
    ResponseEntity<View> change(
            Me me,
            @Valid @RequestBody PolicyBody body,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch) {
        if (me.within().containsKey(TRIAGE_POLICY)) {
            throw Problem.forbidden(); // it is about the whole company
        }
        return answer(change.change(me, body, protocols.of(me.healthService()), ifMatch));
    }

    /** Checks one without making it, and says what an employee would read, most urgent first. */
    @PostMapping("/preview")
    @Audience(TRIAGE_POLICY)
    Preview preview(
            Me me,
            @Valid @RequestBody PolicyBody body,
            @RequestParam String language,
            @RequestParam(required = false) @Nullable SiteId site) {
        var spoken =
                Language.of(language)
                        .orElseThrow(() ->
                                Problem.invalid(
                                        List.of(new FieldFault("language", "field.language"))));
        var library = protocols.of(me.healthService());
        var policy = change.checked(body, library).at(site == null ? null : site.toString());
        return new Preview(
                library.engine().preview(policy, spoken).stream()
                        .map(one ->
                                new Card(
                                        one.level().code(),
                                        one.urgency().code(),
                                        one.within(),
                                        one.route(),
                                        one.advice(),
                                        one.contacts().stream().map(ContactView::of).toList()))
                        .toList(),
                null);
    }

    private ResponseEntity<View> answer(CompanyPolicy policy) {
        return ResponseEntity.ok()
                .eTag(ChangePolicy.tag(policy.version()))
                .body(
                        new View(
                                policy.version(),
                                policy.hash(),
                                policy.madeBy(),
                                policy.madeAt(),
                                json.readValue(policy.content(), PolicyBody.class)));
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            int version,
            @Nullable String hash,
            @Nullable PersonId madeBy,
            @Nullable Instant madeAt,
            PolicyBody policy) {}

    record Preview(List<Card> items, @Nullable String next) {}

    /** What stands on the page of whoever is told this, beside what is about them. */
    record Card(
            String level,
            String urgency,
            String within,
            String route,
            List<String> advice,
            List<ContactView> contacts) {}
}
