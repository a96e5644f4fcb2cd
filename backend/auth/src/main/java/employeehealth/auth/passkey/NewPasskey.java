package employeehealth.auth.passkey;

import employeehealth.shared.web.CleanText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A passkey that somebody wants to sign in with from now on.
 *
 * @param name what they call it; without one it is called after what it is
 */
record NewPasskey(
        @Nullable
                @Size(max = 60)
                @CleanText
                @Pattern(regexp = PasskeyName.ONE_LINE, message = "field.one-line")
                String name,
        @NotNull @Valid NewCredential credential) {

    @Override
    public String toString() {
        return "NewPasskey[hidden]";
    }
}
