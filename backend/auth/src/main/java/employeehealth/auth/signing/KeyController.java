package employeehealth.auth.signing;

import employeehealth.contracts.access.Permission;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.StepUp;
import employeehealth.shared.problem.Problem;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** For who runs the installation: which keys there are, and rotating them on command. */
@RestController
@RequestMapping("/api/v1/auth/signing-keys")
class KeyController {

    private final SigningKeys keys;

    KeyController(SigningKeys keys) {
        this.keys = keys;
    }

    record Page(List<SigningKeys.View> items) {}

    @GetMapping
    @Audience(Permission.PLATFORM_OPERATE)
    Page keys() {
        return new Page(keys.views());
    }

    /** Asked twice, it happens once. */
    @PostMapping("/rotate")
    @Audience(Permission.PLATFORM_OPERATE)
    @StepUp
    @ResponseStatus(HttpStatus.ACCEPTED)
    Page rotate(Me me) {
        keys.rotate(me);
        return new Page(keys.views());
    }

    /**
     * For a key that is in wrong hands. Our processes refuse it within seconds, others when they
     * read the keys anew.
     */
    @PostMapping("/{kid}/withdraw")
    @Audience(Permission.PLATFORM_OPERATE)
    @StepUp
    Page withdraw(Me me, @PathVariable String kid) {
        if (!keys.withdraw(me, kid)) {
            throw Problem.notFound();
        }
        return new Page(keys.views());
    }
}
