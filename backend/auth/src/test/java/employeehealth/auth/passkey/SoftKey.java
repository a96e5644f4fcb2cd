package employeehealth.auth.passkey;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** A key pair of an authenticator, as COSE writes its public half. */
public record SoftKey(Algorithm algorithm, KeyPair pair) {

    /** What we take, and what we do not. */
    public enum Algorithm {
        ES256(-7, "SHA256withECDSA"),
        EDDSA(-8, "Ed25519"),
        RS256(-257, "SHA256withRSA"),
        ES384(-35, "SHA384withECDSA"),
        RS256_OF_1024_BITS(-257, "SHA256withRSA"),
        RS1(-65_535, "SHA1withRSA");

        private final int cose;
        private final String signature;

        Algorithm(int cose, String signature) {
            this.cose = cose;
            this.signature = signature;
        }
    }

    public static SoftKey of(Algorithm algorithm) {
        try {
            return new SoftKey(algorithm, generator(algorithm).generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPairGenerator generator(Algorithm algorithm) throws GeneralSecurityException {
        return switch (algorithm) {
            case ES256 -> ec("secp256r1");
            case ES384 -> ec("secp384r1");
            case EDDSA -> KeyPairGenerator.getInstance("Ed25519");
            case RS256, RS1 -> rsa(2048);
            case RS256_OF_1024_BITS -> rsa(1024);
        };
    }

    private static KeyPairGenerator ec(String curve) throws GeneralSecurityException {
        var keys = KeyPairGenerator.getInstance("EC");
        keys.initialize(new ECGenParameterSpec(curve));
        return keys;
    }

    private static KeyPairGenerator rsa(int bits) throws GeneralSecurityException {
        var keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(bits);
        return keys;
    }

    byte[] sign(byte[] data) {
        try {
            var signature = Signature.getInstance(algorithm.signature);
            signature.initSign(pair.getPrivate());
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] cose() {
        var map = new LinkedHashMap<Object, Object>();
        map.put(1, type(pair.getPublic()));
        map.put(3, algorithm.cose);
        map.putAll(parameters(pair.getPublic()));
        return Cbor.of(map);
    }

    private static int type(PublicKey key) {
        return switch (key) {
            case ECPublicKey _ -> 2;
            case RSAPublicKey _ -> 3;
            default -> 1;
        };
    }

    private static Map<Object, Object> parameters(PublicKey key) {
        var map = new LinkedHashMap<Object, Object>();
        switch (key) {
            case ECPublicKey ec -> {
                var size = ec.getParams().getCurve().getField().getFieldSize() / 8;
                map.put(-1, size == 32 ? 1 : 2);
                map.put(-2, unsigned(ec.getW().getAffineX().toByteArray(), size));
                map.put(-3, unsigned(ec.getW().getAffineY().toByteArray(), size));
            }
            case RSAPublicKey rsa -> {
                map.put(
                        -1,
                        unsigned(
                                rsa.getModulus().toByteArray(),
                                (rsa.getModulus().bitLength() + 7) / 8));
                map.put(-2, rsa.getPublicExponent().toByteArray());
            }
            default -> {
                var encoded = key.getEncoded(); // 32 bytes behind the algorithm's name
                map.put(-1, 6);
                map.put(-2, Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
            }
        }
        return map;
    }

    private static byte[] unsigned(byte[] number, int size) {
        var bytes = new byte[size];
        var length = Math.min(size, number.length);
        System.arraycopy(number, number.length - length, bytes, size - length, length);
        return bytes;
    }
}
