package employeehealth.auth.passkey;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a browser sends of a passkey that was just made: {@code RegistrationResponseJSON} of
 * WebAuthn level 3. What it repeats in a form that is easier to read is taken and not believed.
 */
record NewCredential(
        @NotBlank @Size(max = 1400) @Pattern(regexp = Base64Url.FORM, message = "field.base64url")
                String id,
        @NotBlank @Size(max = 1400) @Pattern(regexp = Base64Url.FORM, message = "field.base64url")
                String rawId,
        @NotNull @Pattern(regexp = "public-key", message = "field.public-key") String type,
        @NotNull @Valid Response response,
        @Nullable @Size(max = 20) Map<String, Object> clientExtensionResults,
        @Nullable @Size(max = 40) String authenticatorAttachment) {

    record Response(
            @NotBlank
                    @Size(max = 8192)
                    @Pattern(regexp = Base64Url.FORM, message = "field.base64url")
                    String clientDataJSON,
            @NotBlank
                    @Size(max = 32_768)
                    @Pattern(regexp = Base64Url.FORM, message = "field.base64url")
                    String attestationObject,
            @Nullable @Size(max = 10) List<@NotNull @Size(max = 40) String> transports,
            @Nullable @Size(max = 8192) String authenticatorData,
            @Nullable @Size(max = 8192) String publicKey,
            @Nullable Long publicKeyAlgorithm) {
        @Override
        public String toString() {
            return "Response[hidden]";
        }
    }

    @Override
    public String toString() {
        return "NewCredential[hidden]";
    }
}
