package employeehealth.shared.seal;

import employeehealth.shared.settings.StartRefused;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.vault.client.VaultEndpoint;
import org.springframework.vault.core.VaultTemplate;
import org.springframework.vault.support.VaultResponse;
import org.springframework.vault.support.VaultToken;
import org.springframework.web.client.RestClientResponseException;

/**
 * The transit engine of HashiCorp Vault: the key that wraps never leaves it. Spring Vault's own
 * transit operations know no associated data, so its general ones are used.
 */
final class VaultKeys implements KeyEncryption {

    private static final String PREFIX = "vault-";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final VaultTemplate vault;
    private final String mount;
    private final String key;

    VaultKeys(KeySettings.Vault settings) {
        mount = settings.mount();
        key = settings.key();
        var address = needed(settings.address(), "KEYS_VAULT_ADDRESS");
        var token = needed(settings.tokenFile(), "KEYS_VAULT_TOKEN_FILE");
        var http = new SimpleClientHttpRequestFactory();
        http.setConnectTimeout(PATIENCE);
        http.setReadTimeout(PATIENCE);
        vault =
                new VaultTemplate(
                        VaultEndpoint.from(URI.create(address.toString())),
                        http,
                        () -> read(token));
    }

    static <T> T needed(@Nullable T setting, String name) {
        if (setting == null) {
            throw new StartRefused("Missing settings: " + name + ".");
        }
        return setting;
    }

    private static VaultToken read(Path file) {
        try {
            return VaultToken.of(Files.readString(file).strip());
        } catch (IOException e) {
            throw new KeysUnavailable("the token for Vault cannot be read");
        }
    }

    @Override
    public void makeIfMissing() {
        if (asked("/keys/", "", null) == null) {
            asked("/keys/", "", Map.of("type", "aes256-gcm96"));
        }
    }

    @Override
    public String current() {
        return PREFIX + "v" + latest();
    }

    private int latest() {
        var answer = asked("/keys/", "", null);
        if (answer == null) {
            throw new KeysUnavailable("Vault has no such key");
        }
        return ((Number) field(answer, "latest_version")).intValue();
    }

    @Override
    public WrappedKey wrap(byte[] plain, byte[] bound) {
        var ciphertext =
                (String)
                        field(
                                answered("/encrypt/", "", with("plaintext", plain, bound)),
                                "ciphertext");
        // vault:v3:…
        var version = ciphertext.split(":", 3)[1];
        return new WrappedKey(PREFIX + version, ciphertext.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public byte[] unwrap(WrappedKey wrapped, byte[] bound) throws GeneralSecurityException {
        var request = new HashMap<String, Object>();
        request.put("ciphertext", new String(wrapped.bytes(), StandardCharsets.US_ASCII));
        request.put("associated_data", base64(bound));
        try {
            return Base64.getDecoder()
                    .decode((String) field(answered("/decrypt/", "", request), "plaintext"));
        } catch (Refused e) {
            throw new GeneralSecurityException("Vault does not open it");
        }
    }

    @Override
    public void rotate() {
        asked("/keys/", "/rotate", Map.of());
    }

    @Override
    public void retire() {
        var latest = latest();
        asked(
                "/keys/",
                "/config",
                Map.of("min_decryption_version", latest, "min_encryption_version", latest));
        asked("/keys/", "/trim", Map.of("min_available_version", latest));
    }

    private static Map<String, Object> with(String name, byte[] value, byte[] bound) {
        return Map.of(name, base64(value), "associated_data", base64(bound));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private VaultResponse answered(String verb, String end, Map<String, Object> request) {
        var answer = asked(verb, end, request);
        if (answer == null) {
            throw new KeysUnavailable("Vault answered nothing");
        }
        return answer;
    }

    /** Reads if there is nothing to send. */
    private @Nullable VaultResponse asked(
            String verb, String end, @Nullable Map<String, Object> request) {
        var path = mount + verb + key + end;
        try {
            return request == null ? vault.read(path) : vault.write(path, request);
        } catch (KeysUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            if (isAbout(e, 400)) {
                throw new Refused();
            }
            // Sealed, restarting, unreachable, or our token has ended: it may come back.
            throw new KeysUnavailable("Vault cannot be asked");
        }
    }

    private static boolean isAbout(Throwable failure, int status) {
        for (var e = failure; e != null; e = e.getCause()) {
            if (e instanceof RestClientResponseException answer) {
                return answer.getStatusCode().value() == status;
            }
        }
        return false;
    }

    private static Object field(VaultResponse answer, String name) {
        return Objects.requireNonNull(answer.getRequiredData().get(name), name);
    }

    /** Vault understood, and will not. */
    private static final class Refused extends RuntimeException {

        Refused() {
            super("Vault refuses", null, false, false);
        }
    }
}
