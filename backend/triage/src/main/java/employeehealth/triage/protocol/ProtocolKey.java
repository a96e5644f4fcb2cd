package employeehealth.triage.protocol;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import com.nimbusds.jose.util.Base64URL;
import employeehealth.shared.seal.PlatformKeyFile;
import employeehealth.shared.settings.PlatformSettings;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The Ed25519 key by which this installation signs protocols and bundles (RFC 8037): a file in the
 * key folder. It signs for people who have just proven who they are, whose names stand in the
 * header; what is signed is left out of the signature, since it lies beside it (RFC 7515, F).
 */
@Component
public final class ProtocolKey {

    /** Of a signature under a protocol: its header {@code typ}. */
    public static final String UNDER_PROTOCOL = "protocol+jws";

    private static final String FILE = "protocol-signing-key";
    private static final int HALF = 32;

    private final OctetKeyPair key;

    @Autowired
    ProtocolKey(PlatformSettings settings) {
        this(PlatformKeyFile.readOrMake(settings, FILE, ProtocolKey::fresh));
    }

    /** Makes it where keys may be made, and reads it otherwise. */
    public static ProtocolKey of(PlatformSettings settings) {
        return new ProtocolKey(settings);
    }

    /**
     * @param pair 32 bytes of the private key, then the 32 bytes of the public one
     */
    ProtocolKey(byte[] pair) {
        var secret = Base64URL.encode(Arrays.copyOf(pair, HALF));
        var open = Base64URL.encode(Arrays.copyOfRange(pair, HALF, 2 * HALF));
        try {
            key =
                    new OctetKeyPair.Builder(Curve.Ed25519, open)
                            .d(secret)
                            .keyIDFromThumbprint()
                            .build();
        } catch (JOSEException e) {
            throw new IllegalStateException("the protocol signing key is unusable", e);
        }
    }

    static byte[] fresh() {
        try {
            var made = new OctetKeyPairGenerator(Curve.Ed25519).generate();
            var pair = Arrays.copyOf(made.getDecodedD(), 2 * HALF);
            System.arraycopy(made.getDecodedX(), 0, pair, HALF, HALF);
            return pair;
        } catch (JOSEException e) {
            throw new IllegalStateException("every JDK has random numbers", e);
        }
    }

    /** The public key, as a JWK (RFC 7517, RFC 8037). */
    record Published(String kty, String crv, String x, String kid) {}

    Published published() {
        return new Published(
                key.getKeyType().getValue(),
                key.getCurve().getName(),
                key.getX().toString(),
                key.getKeyID());
    }

    /**
     * @param type what is signed, as the header {@code typ}
     * @param claims of the signature itself: who, as what, when
     * @return compact JWS without its payload
     */
    public String sign(String type, Map<String, Object> claims, byte[] payload) {
        try {
            var jws =
                    new JWSObject(
                            new JWSHeader.Builder(JWSAlgorithm.EdDSA)
                                    .type(new JOSEObjectType(type))
                                    .keyID(key.getKeyID())
                                    .customParams(claims)
                                    .build(),
                            new Payload(payload));
            jws.sign(new Ed25519Signer(key));
            return jws.serialize(true);
        } catch (JOSEException e) {
            throw new IllegalStateException("signing failed", e);
        }
    }

    /** The claims of a signature of ours over exactly this; nothing if it is none. */
    public Optional<Map<String, Object>> verify(String type, String jws, byte[] payload) {
        try {
            var parsed = JWSObject.parse(jws, new Payload(payload));
            var header = parsed.getHeader();
            return new JOSEObjectType(type).equals(header.getType())
                            && JWSAlgorithm.EdDSA.equals(header.getAlgorithm())
                            && parsed.verify(new Ed25519Verifier(key.toPublicJWK()))
                    ? Optional.of(header.getCustomParams())
                    : Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
