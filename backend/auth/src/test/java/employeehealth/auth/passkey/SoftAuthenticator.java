package employeehealth.auth.passkey;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An authenticator, and the browser that it speaks through, in software. It does what it is told
 * and says what it is told to say: its fields are for tests to lie with.
 */
public final class SoftAuthenticator {

    public static final int UP = 0x01;
    public static final int UV = 0x04;
    public static final int BE = 0x08;
    public static final int BS = 0x10;
    private static final int AT = 0x40;

    private static final JsonMapper JSON = new JsonMapper();
    private static final SecureRandom RANDOM = new SecureRandom();

    public String origin = "http://localhost:18080";
    public String party = "localhost";
    public String createType = "webauthn.create";
    public String getType = "webauthn.get";
    public boolean crossOrigin;
    public String format = "none";
    public String transport = "internal";
    public UUID model = new UUID(0, 0);
    public int flags = UP | UV;
    public long count;
    public SoftKey key;
    public byte[] id = random(32);
    public byte[] handle = new byte[0];

    public SoftAuthenticator(SoftKey.Algorithm algorithm) {
        this.key = SoftKey.of(algorithm);
    }

    public static SoftAuthenticator synced() {
        var device = new SoftAuthenticator(SoftKey.Algorithm.ES256);
        device.flags = UP | UV | BE | BS;
        return device;
    }

    /** One that counts, as keys of hardware do. */
    public static SoftAuthenticator hardware() {
        var device = new SoftAuthenticator(SoftKey.Algorithm.ES256);
        device.transport = "usb";
        device.count = 7;
        return device;
    }

    /** What {@code navigator.credentials.create} gives, as JSON. */
    public ObjectNode create(JsonNode options) {
        handle = bytes(options.at("/user/id").asString());
        var client = client(createType, options.path("challenge").asString());
        var attestation = new LinkedHashMap<Object, Object>();
        attestation.put("fmt", format);
        attestation.put("attStmt", Map.of());
        attestation.put("authData", made());
        var credential = credential();
        credential
                .putObject("response")
                .put("clientDataJSON", text(client))
                .put("attestationObject", text(Cbor.of(attestation)))
                .putArray("transports")
                .add(transport);
        return credential;
    }

    /** What {@code navigator.credentials.get} gives, as JSON. */
    public ObjectNode get(JsonNode options) {
        var client = client(getType, options.path("challenge").asString());
        var data = said(flags);
        var signed = ByteBuffer.allocate(data.length + 32).put(data).put(sha256(client)).array();
        var credential = credential();
        credential
                .putObject("response")
                .put("clientDataJSON", text(client))
                .put("authenticatorData", text(data))
                .put("signature", text(key.sign(signed)))
                .put("userHandle", text(handle));
        return credential;
    }

    private ObjectNode credential() {
        var credential = JSON.createObjectNode();
        credential.put("id", text(id)).put("rawId", text(id)).put("type", "public-key");
        credential.put("authenticatorAttachment", "platform");
        credential.putObject("clientExtensionResults").putObject("credProps").put("rk", true);
        return credential;
    }

    private byte[] client(String type, String challenge) {
        return JSON.createObjectNode()
                .put("type", type)
                .put("challenge", challenge)
                .put("origin", origin)
                .put("crossOrigin", crossOrigin)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] said(int withFlags) {
        return ByteBuffer.allocate(37)
                .put(sha256(party.getBytes(StandardCharsets.UTF_8)))
                .put((byte) withFlags)
                .putInt((int) count)
                .array();
    }

    private byte[] made() {
        var said = said(flags | AT);
        var cose = key.cose();
        return ByteBuffer.allocate(said.length + 18 + id.length + cose.length)
                .put(said)
                .putLong(model.getMostSignificantBits())
                .putLong(model.getLeastSignificantBits())
                .putShort((short) id.length)
                .put(id)
                .put(cose)
                .array();
    }

    public static byte[] random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
