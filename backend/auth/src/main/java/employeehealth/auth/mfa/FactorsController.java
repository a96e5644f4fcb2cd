package employeehealth.auth.mfa;

import com.fasterxml.jackson.annotation.JsonInclude;
import employeehealth.auth.AuthDatabase;
import employeehealth.auth.assurance.Requirement;
import employeehealth.auth.factor.Factors;
import employeehealth.auth.factor.Policies;
import employeehealth.auth.factor.SecondFactor;
import employeehealth.contracts.admin.AdminApi;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.SignedIn;
import employeehealth.shared.access.StepUp;
import employeehealth.shared.access.WhileEnrolling;
import employeehealth.shared.web.Tags;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What one has set up, and the codes for when it is lost. */
@RestController
@RequestMapping("/api/v1/auth/mfa")
class FactorsController {

    private final AuthDatabase database;
    private final AdminApi admin;
    private final Factors factors;
    private final Policies policies;
    private final ChangeFactors change;
    private final Tags tags;

    FactorsController(
            AuthDatabase database,
            AdminApi admin,
            Factors factors,
            Policies policies,
            ChangeFactors change,
            Tags tags) {
        this.database = database;
        this.admin = admin;
        this.factors = factors;
        this.policies = policies;
        this.change = change;
        this.tags = tags;
    }

    @GetMapping
    @SignedIn
    @WhileEnrolling
    ResponseEntity<View> factors(Me me) {
        var standing = admin.standing(me.company(), me.person());
        var view = database.read(() -> view(me, policies.of(standing)));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .eTag(tags.of(setUp(view.methods)))
                .body(view);
    }

    private View view(Me me, Requirement required) {
        return new View(methods(factors, me), required.code());
    }

    /** Within a transaction. */
    static List<Factor> methods(Factors factors, Me me) {
        return factors.told(me.person()).entrySet().stream()
                .map(entry -> Factor.of(entry.getKey().code(), entry.getValue()))
                .toList();
    }

    /** What a change is about: proving again with a factor, as it asks, does not count as one. */
    static List<Factor> setUp(List<Factor> methods) {
        return methods.stream()
                .map(one -> new Factor(one.method(), one.since(), null, null))
                .toList();
    }

    /** Those from before are worth nothing any more. */
    @PostMapping("/recovery-codes")
    @SignedIn
    @StepUp
    ResponseEntity<RecoveryCodesView> recoveryCodes(Me me) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new RecoveryCodesView(change.newRecoveryCodes(me)));
    }

    /**
     * @param required what one's roles must have
     */
    record View(List<Factor> methods, String required) {}

    /**
     * @param left recovery codes that were not used
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Factor(
            String method,
            @Nullable Instant since,
            @Nullable Instant lastUsedAt,
            @Nullable Integer left) {

        static Factor of(String method, SecondFactor.SetUp told) {
            return new Factor(method, told.since(), told.lastUsedAt(), told.left());
        }
    }
}
