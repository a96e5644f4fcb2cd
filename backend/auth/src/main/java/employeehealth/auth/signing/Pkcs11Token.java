package employeehealth.auth.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import employeehealth.auth.AuthSettings;
import employeehealth.shared.settings.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A log-in at a token, by the JDK's own bridge, and the keys found by it. Each key has a label of
 * its own: {@code employee-health-signing-<kid>}.
 */
final class Pkcs11Token {

    private static final String SHA256_RSA = "SHA256withRSA";

    private final AuthSettings.Pkcs11 settings;
    private final Provider provider;
    private final Map<String, PrivateKey> keys = new ConcurrentHashMap<>();

    Pkcs11Token(AuthSettings.Pkcs11 settings) throws GeneralSecurityException, IOException {
        this.settings = settings;
        this.provider = bridge(settings);
        store();
    }

    private static Provider bridge(AuthSettings.Pkcs11 settings) {
        var bridge = Security.getProvider("SunPKCS11");
        if (bridge == null) {
            throw new StartRefused(
                    "AUTH_KEYS_PROVIDER=pkcs11 needs a Java runtime with the module"
                            + " jdk.crypto.cryptoki.");
        }
        return bridge.configure(
                """
                --name = signing
                library = %s
                slot = %d
                showInfo = false
                attributes(generate,CKO_PRIVATE_KEY,CKK_RSA) = {
                  CKA_SENSITIVE = true
                  CKA_EXTRACTABLE = false
                  CKA_SIGN = true
                }
                """
                        .formatted(settings.library(), settings.slot()));
    }

    /** Read anew each time: another instance may have made a key. */
    private KeyStore store() throws GeneralSecurityException, IOException {
        var pin = Files.readString(Objects.requireNonNull(settings.pinFile())).strip();
        var store = KeyStore.getInstance("PKCS11", provider);
        store.load(null, pin.toCharArray());
        return store;
    }

    private String label(String kid) {
        return settings.key() + "-" + kid;
    }

    /** Its public part; the private one stays inside. */
    RSAKey make() throws GeneralSecurityException, IOException {
        var generator = KeyPairGenerator.getInstance("RSA", provider);
        generator.initialize(SealedKeys.RSA_BITS);
        var pair = generator.generateKeyPair();
        var key = published((RSAPublicKey) pair.getPublic());
        var label = label(key.getKeyID());
        var certificate =
                SelfSigned.certificate( // by the kid alone: a name has 64 characters
                        key.getKeyID(),
                        pair.getPublic(),
                        content -> sign(pair.getPrivate(), content));
        store().setKeyEntry(label, pair.getPrivate(), null, new Certificate[] {certificate});
        return key;
    }

    private static RSAKey published(RSAPublicKey key) throws GeneralSecurityException {
        try {
            return new RSAKey.Builder(key)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint()
                    .build();
        } catch (JOSEException e) {
            throw new GeneralSecurityException(e);
        }
    }

    byte[] sign(String kid, byte[] content) throws GeneralSecurityException, IOException {
        var key = keys.get(kid);
        if (key == null) {
            if (!(store().getKey(label(kid), null) instanceof PrivateKey found)) {
                throw new InvalidKeyException("the token has no such key");
            }
            keys.put(kid, found);
            key = found;
        }
        return sign(key, content);
    }

    private byte[] sign(PrivateKey key, byte[] content) throws GeneralSecurityException {
        var signature = Signature.getInstance(SHA256_RSA, provider);
        signature.initSign(key);
        signature.update(content);
        return signature.sign();
    }

    void remove(Set<String> kids) throws GeneralSecurityException, IOException {
        var store = store();
        var there = Set.copyOf(Collections.list(store.aliases()));
        for (var kid : kids) {
            keys.remove(kid);
            if (there.contains(label(kid))) {
                store.deleteEntry(label(kid));
            }
        }
    }
}
