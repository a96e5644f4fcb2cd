package employeehealth.auth.passkey;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.authenticator.EC2COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.data.extension.authenticator.AuthenticationExtensionsAuthenticatorOutputs;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import com.webauthn4j.verifier.exception.VerificationException;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Checks what authenticators say (WebAuthn level 3, §7.1 and §7.2), by webauthn4j. Which model made
 * a key is not proven (attestation "none"): any that verifies its user will do.
 */
@Component
class Authenticators {

    /** Best first; what every authenticator and browser in use has one of. */
    static final List<COSEAlgorithmIdentifier> ALGORITHMS =
            List.of(
                    COSEAlgorithmIdentifier.ES256,
                    COSEAlgorithmIdentifier.EdDSA,
                    COSEAlgorithmIdentifier.RS256);

    private static final Logger log = LoggerFactory.getLogger(Authenticators.class);
    private static final Set<String> TRANSPORTS =
            Set.of("usb", "nfc", "ble", "smart-card", "hybrid", "internal");
    private static final int SMALLEST_RSA_BITS = 2048;
    private static final int LARGEST_RSA_BITS = 4096;
    private static final int LONGEST_ID_BYTES = 1023;

    private final RelyingParty party;
    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager webauthn =
            WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final AttestedCredentialDataConverter attested =
            new AttestedCredentialDataConverter(converter);
    private final Supplier<Credential> nobodys = SingletonSupplier.of(this::unmatchable);

    Authenticators(RelyingParty party) {
        this.party = party;
    }

    /** What checking a signature costs is paid for a passkey that does not exist, too. */
    private Credential unmatchable() {
        try {
            var keys = KeyPairGenerator.getInstance("EC");
            keys.initialize(new ECGenParameterSpec("secp256r1"));
            var key = EC2COSEKey.create((ECPublicKey) keys.generateKeyPair().getPublic());
            var id = new byte[16];
            var made = new AttestedCredentialData(AAGUID.ZERO, id, key);
            return new Credential(id, attested.convert(made), Set.of(), 0, false, false);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    /**
     * @param ours whether a challenge was made for this ceremony
     */
    Registered registered(NewCredential answer, Predicate<byte[]> ours) {
        byte @Nullable [] challenge = null;
        try {
            var data = webauthn.parse(request(answer));
            challenge = challenge(data.getCollectedClientData(), ours);
            webauthn.verify(
                    data, new RegistrationParameters(asked(challenge), wanted(), true, true));
            return new Registered.Good(credential(answer, data), challenge);
        } catch (RuntimeException e) {
            log(e);
            return new Registered.Refused(challenge);
        }
    }

    /**
     * Whatever a library makes of hostile bytes, of which only some has a name of its own: it is
     * not a passkey. Its message may quote the bytes, so only the kind of it is written down.
     */
    private static void log(RuntimeException e) {
        log.debug("an authenticator's answer is refused: {}", e.getClass().getSimpleName());
    }

    private static RegistrationRequest request(NewCredential answer) {
        return new RegistrationRequest(
                bytes(answer.response().attestationObject()),
                bytes(answer.response().clientDataJSON()));
    }

    private static byte[] bytes(String text) {
        return Base64Url.bytes(text).orElseThrow(() -> new NotAccepted("base64url"));
    }

    private static byte[] challenge(@Nullable CollectedClientData client, Predicate<byte[]> ours) {
        var challenge = requireNonNull(requireNonNull(client).getChallenge()).getValue();
        require(ours.test(challenge), "challenge");
        // A page of ours that stands in somebody else's frame is not seen for what it is.
        require(!Boolean.TRUE.equals(client.getCrossOrigin()), "cross-origin");
        require(client.getTopOrigin() == null, "top origin");
        return challenge;
    }

    private ServerProperty asked(byte[] challenge) {
        return ServerProperty.builder()
                .origins(party.origins())
                .rpId(party.id())
                .challenge(new DefaultChallenge(challenge))
                .build();
    }

    private static List<PublicKeyCredentialParameters> wanted() {
        return ALGORITHMS.stream()
                .map(it ->
                        new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, it))
                .toList();
    }

    private Credential credential(NewCredential answer, RegistrationData data) {
        var said = requireNonNull(data.getAttestationObject()).getAuthenticatorData();
        var made = requireNonNull(said.getAttestedCredentialData());
        var id = made.getCredentialId();
        require(answer.id().equals(answer.rawId()), "two ids");
        require(Arrays.equals(id, bytes(answer.rawId())), "another id");
        require(id.length > 0 && id.length <= LONGEST_ID_BYTES, "length of the id");
        require(isStrong(made.getCOSEKey()), "key");
        return new Credential(
                id,
                attested.convert(made),
                transports(answer.response().transports()),
                said.getSignCount(),
                said.isFlagBE(),
                said.isFlagBS());
    }

    /** Nobody proves at registration that they hold the private key: it must at least be one. */
    private static boolean isStrong(COSEKey key) {
        return switch (requireNonNull(key.getPublicKey())) {
            case RSAPublicKey rsa -> {
                var bits = rsa.getModulus().bitLength();
                yield bits >= SMALLEST_RSA_BITS && bits <= LARGEST_RSA_BITS;
            }
            case ECPublicKey ec -> ec.getParams().getCurve().getField().getFieldSize() == 256;
            case java.security.interfaces.EdECPublicKey ed ->
                    "Ed25519".equals(ed.getParams().getName());
            default -> false;
        };
    }

    /** New ones may be invented; we offer back only what we know. */
    private static Set<String> transports(@Nullable List<String> said) {
        var known = new TreeSet<>(requireNonNullElse(said, List.of()));
        known.retainAll(TRANSPORTS);
        return known;
    }

    /**
     * @param credential none if there is no such passkey: never right, and takes as long
     * @param ours whether a challenge was made for this ceremony
     */
    Signed signed(SignedChallenge answer, @Nullable Credential credential, Predicate<byte[]> ours) {
        byte @Nullable [] challenge = null;
        try {
            var data = webauthn.parse(request(answer));
            challenge = challenge(data.getCollectedClientData(), ours);
            require(answer.id().equals(answer.rawId()), "two ids");
            var proven = verified(data, challenge, requireNonNullElseGet(credential, nobodys));
            require(credential != null, "nobody's");
            return new Signed.Good(proven, challenge);
        } catch (MaliciousCounterValueException e) {
            return new Signed.Copied(requireNonNull(challenge));
        } catch (RuntimeException e) {
            log(e);
            return new Signed.Refused(challenge);
        }
    }

    private static AuthenticationRequest request(SignedChallenge answer) {
        var response = answer.response();
        return new AuthenticationRequest(
                bytes(answer.rawId()),
                bytes(response.authenticatorData()),
                bytes(response.clientDataJSON()),
                bytes(response.signature()));
    }

    private Proven verified(AuthenticationData data, byte[] challenge, Credential credential) {
        webauthn.verify(
                data,
                new AuthenticationParameters(
                        asked(challenge), record(credential), null, true, true));
        var said = requireNonNull(data.getAuthenticatorData());
        return new Proven(said.getSignCount(), said.isFlagBS());
    }

    private CredentialRecordImpl record(Credential credential) {
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                true,
                credential.backupEligible(),
                credential.backedUp(),
                credential.signCount(),
                attested.convert(credential.attested()),
                new AuthenticationExtensionsAuthenticatorOutputs<>(),
                null,
                null,
                null);
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new NotAccepted(what);
        }
    }

    /** What WebAuthn leaves to us. */
    private static final class NotAccepted extends VerificationException {

        NotAccepted(String what) {
            super(what);
        }
    }
}
