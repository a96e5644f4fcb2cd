package employeehealth.auth.signin;

import employeehealth.shared.web.CleanText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * The second step of signing in.
 *
 * @param code of an authenticator app, or a recovery code
 */
record SecondFactorAnswer(
        @NotBlank @Size(max = 300) @CleanText String challenge,
        @NotBlank @Size(max = 40) @CleanText String code) {

    @Override
    public String toString() {
        return "SecondFactorAnswer[hidden]";
    }
}
