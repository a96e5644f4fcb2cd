package employeehealth.shared.seal;

import employeehealth.shared.settings.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.Provider;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.Security;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * A token behind PKCS#11, by the JDK's own bridge: AES-256-GCM inside the token, under keys that it
 * does not give away. Each version is a key with a label of its own, {@code employee-health-v1}.
 */
final class Pkcs11Keys implements KeyEncryption {

    private static final String PREFIX = "pkcs11-";
    private static final int NONCE = 12;

    private final KeySettings.Pkcs11 settings;
    private final SecureRandom random = new SecureRandom();
    private @Nullable Token token;

    Pkcs11Keys(KeySettings.Pkcs11 settings) {
        this.settings = settings;
    }

    @Override
    public void makeIfMissing() {
        within(token -> {
            if (token.versions().isEmpty()) {
                token.make(1);
            }
            return true;
        });
    }

    @Override
    public String current() {
        return within(token -> PREFIX + "v" + token.latest());
    }

    @Override
    public WrappedKey wrap(byte[] key, byte[] bound) {
        return within(token -> {
            var version = token.latest();
            var nonce = new byte[NONCE];
            random.nextBytes(nonce);
            var sealed = token.cipher(Cipher.ENCRYPT_MODE, version, nonce, bound).doFinal(key);
            var bytes = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, bytes, NONCE, sealed.length);
            return new WrappedKey(PREFIX + "v" + version, bytes);
        });
    }

    @Override
    public byte[] unwrap(WrappedKey wrapped, byte[] bound) throws GeneralSecurityException {
        if (!wrapped.version().matches(PREFIX + "v[0-9]{1,6}") || wrapped.bytes().length < NONCE) {
            throw new GeneralSecurityException("not wrapped by this token");
        }
        var version = Integer.parseInt(wrapped.version().substring(PREFIX.length() + 1));
        var result =
                within(token -> {
                    if (!token.has(version)) {
                        token.latest(); // a token without any key is an outage, not an answer
                        return new Opened(null);
                    }
                    var cipher =
                            token.cipher(
                                    Cipher.DECRYPT_MODE,
                                    version,
                                    Arrays.copyOf(wrapped.bytes(), NONCE),
                                    bound);
                    try {
                        return new Opened(
                                cipher.doFinal(
                                        wrapped.bytes(), NONCE, wrapped.bytes().length - NONCE));
                    } catch (GeneralSecurityException | ProviderException e) {
                        // Tokens differ in how they say that the tag is wrong; if this one still
                        // answers, that was it.
                        token.latest();
                        return new Opened(null);
                    }
                });
        if (result.key == null) {
            throw new GeneralSecurityException("the token does not open it");
        }
        return result.key;
    }

    private record Opened(byte @Nullable [] key) {}

    @Override
    public void rotate() {
        within(token -> {
            token.make(token.latest() + 1);
            return true;
        });
    }

    @Override
    public void retire() {
        within(token -> {
            var latest = token.latest();
            for (var version : token.versions()) {
                if (version != latest) {
                    token.remove(version);
                }
            }
            return true;
        });
    }

    private interface Work<T> {
        T with(Token token) throws GeneralSecurityException, IOException;
    }

    /** A token that was pulled out, or started anew, is opened anew at the next call. */
    private <T> T within(Work<T> work) {
        try {
            return work.with(open());
        } catch (GeneralSecurityException | IOException | ProviderException e) {
            forget();
            throw new KeysUnavailable("the token cannot be asked");
        }
    }

    private synchronized Token open() throws GeneralSecurityException, IOException {
        if (token == null) {
            token = new Token(settings);
        }
        return token;
    }

    private synchronized void forget() {
        token = null;
    }

    /** A log-in, and the keys found by it. */
    private static final class Token {

        private final Provider provider;
        private final KeySettings.Pkcs11 settings;
        private final Pattern label;

        Token(KeySettings.Pkcs11 settings) {
            this.settings = settings;
            label = Pattern.compile(Pattern.quote(settings.key()) + "-v([0-9]{1,6})");
            provider = bridge(settings);
        }

        private static Provider bridge(KeySettings.Pkcs11 settings) {
            var bridge = Security.getProvider("SunPKCS11");
            if (bridge == null) {
                throw new StartRefused(
                        "KEYS_PROVIDER=pkcs11 needs a Java runtime with the module"
                                + " jdk.crypto.cryptoki.");
            }
            return bridge.configure(
                    """
                    --name = keys
                    library = %s
                    slot = %d
                    showInfo = false
                    attributes(generate,CKO_SECRET_KEY,CKK_AES) = {
                      CKA_SENSITIVE = true
                      CKA_EXTRACTABLE = false
                      CKA_ENCRYPT = true
                      CKA_DECRYPT = true
                    }
                    """
                            .formatted(
                                    VaultKeys.needed(settings.library(), "KEYS_PKCS11_LIBRARY"),
                                    VaultKeys.needed(settings.slot(), "KEYS_PKCS11_SLOT")));
        }

        /** Read anew each time: another process may have made a version. */
        private KeyStore store() throws GeneralSecurityException, IOException {
            var store = KeyStore.getInstance("PKCS11", provider);
            store.load(null, pin(VaultKeys.needed(settings.pinFile(), "KEYS_PKCS11_PIN_FILE")));
            return store;
        }

        private static char[] pin(Path file) throws IOException {
            return Files.readString(file).strip().toCharArray();
        }

        List<Integer> versions() throws GeneralSecurityException, IOException {
            return Collections.list(store().aliases()).stream()
                    .map(label::matcher)
                    .filter(java.util.regex.Matcher::matches)
                    .map(match -> Integer.valueOf(match.group(1)))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }

        int latest() throws GeneralSecurityException, IOException {
            var versions = versions();
            if (versions.isEmpty()) {
                throw new KeysUnavailable("the token has no key: make it with --make-keys");
            }
            return versions.getLast();
        }

        boolean has(int version) throws GeneralSecurityException, IOException {
            return store().containsAlias(alias(version));
        }

        void make(int version) throws GeneralSecurityException, IOException {
            var generator = KeyGenerator.getInstance("AES", provider);
            generator.init(256);
            store().setEntry(
                            alias(version),
                            new KeyStore.SecretKeyEntry(generator.generateKey()),
                            null);
        }

        void remove(int version) throws GeneralSecurityException, IOException {
            store().deleteEntry(alias(version));
        }

        private String alias(int version) {
            return settings.key() + "-v" + version;
        }

        Cipher cipher(int mode, int version, byte[] nonce, byte[] bound)
                throws GeneralSecurityException, IOException {
            Key key = store().getKey(alias(version), null);
            if (!(key instanceof SecretKey)) {
                throw new GeneralSecurityException("no such version");
            }
            var cipher = Cipher.getInstance("AES/GCM/NoPadding", provider);
            cipher.init(mode, key, new GCMParameterSpec(128, nonce));
            cipher.updateAAD(bound);
            return cipher;
        }
    }
}
