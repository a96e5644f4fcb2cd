package employeehealth.auth.passkey;

import employeehealth.auth.passkey.CreationOptions.Descriptor;
import java.util.List;

/**
 * What an authenticator is asked to sign: {@code PublicKeyCredentialRequestOptionsJSON} of WebAuthn
 * level 3, as {@code PublicKeyCredential.parseRequestOptionsFromJSON} takes it.
 *
 * @param timeout milliseconds
 * @param allowCredentials empty: any passkey of ours, whoever's, which the browser lets its owner
 *     choose, also from the list below an input field
 */
record RequestOptions(
        String challenge,
        long timeout,
        String rpId,
        List<Descriptor> allowCredentials,
        String userVerification,
        List<String> hints) {}
