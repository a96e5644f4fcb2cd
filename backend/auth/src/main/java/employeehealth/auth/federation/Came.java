package employeehealth.auth.federation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Somebody came back from a provider.
 *
 * @param federation what stands under that name in the address of our page
 */
record Came(@NotBlank @Size(max = 100) String federation) {

    @Override
    public String toString() {
        return "Came[hidden]";
    }
}
