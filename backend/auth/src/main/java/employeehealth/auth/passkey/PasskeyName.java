package employeehealth.auth.passkey;

import employeehealth.shared.web.CleanText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** What somebody calls a passkey. */
record PasskeyName(
        @NotNull @Size(max = 60) @CleanText @Pattern(regexp = ONE_LINE, message = "field.one-line")
                String name) {

    /** Something that can be seen, and no line end. */
    static final String ONE_LINE = "[^\\r\\n\\t]*[^\\s\\p{Z}][^\\r\\n\\t]*";
}
