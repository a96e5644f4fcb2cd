package employeehealth.auth.signin;

import employeehealth.auth.password.TypedPassword;
import employeehealth.shared.web.CleanText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What someone typed into the sign-in page. */
record Credentials(
        @NotBlank @Size(max = 254) @CleanText String email, @TypedPassword String password) {

    @Override
    public String toString() {
        return "Credentials[hidden]";
    }
}
