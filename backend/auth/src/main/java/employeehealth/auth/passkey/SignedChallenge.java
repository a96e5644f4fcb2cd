package employeehealth.auth.passkey;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a browser sends when an authenticator has signed a challenge: {@code
 * AuthenticationResponseJSON} of WebAuthn level 3.
 */
record SignedChallenge(
        @NotBlank @Size(max = 1400) @Pattern(regexp = Base64Url.FORM, message = "field.base64url")
                String id,
        @NotBlank @Size(max = 1400) @Pattern(regexp = Base64Url.FORM, message = "field.base64url")
                String rawId,
        @NotNull @Pattern(regexp = "public-key", message = "field.public-key") String type,
        @NotNull @Valid Response response,
        @Nullable @Size(max = 20) Map<String, Object> clientExtensionResults,
        @Nullable @Size(max = 40) String authenticatorAttachment) {

    /**
     * @param userHandle who signs; always there where no address was typed
     */
    record Response(
            @NotBlank
                    @Size(max = 8192)
                    @Pattern(regexp = Base64Url.FORM, message = "field.base64url")
                    String clientDataJSON,
            @NotBlank
                    @Size(max = 8192)
                    @Pattern(regexp = Base64Url.FORM, message = "field.base64url")
                    String authenticatorData,
            @NotBlank
                    @Size(max = 2048)
                    @Pattern(regexp = Base64Url.FORM, message = "field.base64url")
                    String signature,
            @Nullable @Size(max = 88) @Pattern(regexp = Base64Url.FORM, message = "field.base64url")
                    String userHandle) {
        @Override
        public String toString() {
            return "Response[hidden]";
        }
    }

    @Override
    public String toString() {
        return "SignedChallenge[hidden]";
    }
}
