package employeehealth.auth.signin;

import employeehealth.shared.web.CleanText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;

/** What someone typed into the sign-in page. */
record Credentials(
        @NotBlank @Size(max = 254) @CleanText String email,
        @NotEmpty @Size(max = 1024) @CleanText String password) {

    @Override
    public String toString() {
        return "Credentials[hidden]";
    }
}
