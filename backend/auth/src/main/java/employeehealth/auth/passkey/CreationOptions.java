package employeehealth.auth.passkey;

import java.util.Collection;
import java.util.List;

/**
 * What a browser is asked to make: {@code PublicKeyCredentialCreationOptionsJSON} of WebAuthn level
 * 3, as {@code PublicKeyCredential.parseCreationOptionsFromJSON} takes it.
 *
 * @param timeout milliseconds
 * @param excludeCredentials an authenticator that has one of these makes no second one
 */
record CreationOptions(
        Party rp,
        User user,
        String challenge,
        List<Parameters> pubKeyCredParams,
        long timeout,
        List<Descriptor> excludeCredentials,
        Selection authenticatorSelection,
        List<String> hints,
        String attestation,
        Extensions extensions) {

    record Party(String id, String name) {}

    /**
     * @param id the handle, base64url
     * @param name what tells accounts apart in the browser's list
     */
    record User(String id, String name, String displayName) {

        @Override
        public String toString() {
            return "User[hidden]";
        }
    }

    record Parameters(String type, long alg) {}

    record Selection(String residentKey, boolean requireResidentKey, String userVerification) {

        /** Without them no sign-in without an address, and no two factors in one. */
        static final Selection OURS = new Selection("required", true, "required");
    }

    record Extensions(boolean credProps) {}

    /** One passkey, for a browser that looks whether it has it. */
    record Descriptor(String type, String id, List<String> transports) {

        static List<Descriptor> of(Collection<Passkey> passkeys) {
            return passkeys.stream()
                    .map(Passkey::credential)
                    .map(it ->
                            new Descriptor(
                                    "public-key",
                                    Base64Url.of(it.id()),
                                    it.transports().stream().sorted().toList()))
                    .toList();
        }
    }
}
