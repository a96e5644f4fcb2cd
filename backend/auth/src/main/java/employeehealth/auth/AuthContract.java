package employeehealth.auth;

import employeehealth.auth.signing.SigningKeys;
import employeehealth.contracts.auth.AuthApi;
import employeehealth.contracts.auth.PublicKeys;
import employeehealth.contracts.auth.Revoked;
import employeehealth.shared.access.Revocations;
import employeehealth.shared.access.ServicesOnly;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/** What the other services may ask of this one. Not final: calls pass through a proxy. */
@RestController
@ServicesOnly
class AuthContract implements AuthApi {

    private static final Pattern CURSOR = Pattern.compile("\\d{1,19}");

    private final SigningKeys keys;
    private final Revocations revocations;

    AuthContract(SigningKeys keys, Revocations revocations) {
        this.keys = keys;
        this.revocations = revocations;
    }

    @Override
    public PublicKeys keys() {
        return new PublicKeys(keys.published());
    }

    @Override
    public Revoked revoked(@Nullable String after) {
        if (after != null && !CURSOR.matcher(after).matches()) {
            throw Problem.invalid(List.of(new FieldFault("after", "field.format")));
        }
        return revocations.since(after).withKeys(keys.removed());
    }
}
