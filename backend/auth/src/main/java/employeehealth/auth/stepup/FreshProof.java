package employeehealth.auth.stepup;

import employeehealth.shared.web.CleanText;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** One of the two: the password, or a code of a second factor. */
record FreshProof(
        @Nullable @Size(min = 1, max = 1024) @CleanText String password,
        @Nullable @Size(min = 1, max = 40) @CleanText String code) {

    @AssertTrue(message = "field.missing")
    boolean isOneOfTwo() {
        return (password == null) != (code == null);
    }

    @Override
    public String toString() {
        return "FreshProof[hidden]";
    }
}
