package employeehealth.auth.signin;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;

/** What someone typed into the sign-in page. */
record Credentials(
        @NotBlank @Size(max = 254) String email, @NotEmpty @Size(max = 1024) String password) {

    @Override
    public String toString() {
        return "Credentials[hidden]";
    }
}
