package employeehealth.shared.seal;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who wraps the persons' keys, and where copies of the key store are.
 *
 * @param cache how long an opened key of a person may be used without asking again; as long, a key
 *     service may be away before reading what people have written stops
 * @param copiesDir where copies of the key store are made and found, if anywhere: erasing a person
 *     reaches into them
 */
@Validated
@ConfigurationProperties("platform.keys")
public record KeySettings(
        @NotNull @DefaultValue("file") Provider provider,
        @NotNull @DurationMin(seconds = 1) @DefaultValue("10m") Duration cache,
        @Nullable Path copiesDir,
        @Valid @DefaultValue Vault vault,
        @Valid @DefaultValue Pkcs11 pkcs11) {

    public enum Provider {
        /** A file in the key folder. */
        FILE,
        /** The transit engine of HashiCorp Vault. */
        VAULT,
        /** A hardware security module, or whatever else speaks PKCS#11. */
        PKCS11
    }

    /** A key file, ten minutes, no copies. */
    public static KeySettings usual() {
        return new KeySettings(
                Provider.FILE,
                Duration.ofMinutes(10),
                null,
                new Vault(null, "transit", "employee-health", null),
                new Pkcs11(null, null, "employee-health", null));
    }

    /**
     * @param address of Vault itself, such as {@code https://vault.example.org:8200}
     * @param mount of the transit engine
     * @param key its name there
     * @param tokenFile read anew for each call, so that an agent may renew it
     */
    public record Vault(
            @Nullable URI address,
            @NotBlank @DefaultValue("transit") String mount,
            @NotBlank @DefaultValue("employee-health") String key,
            @Nullable Path tokenFile) {}

    /**
     * @param library of the module, such as {@code /usr/lib/softhsm/libsofthsm2.so}
     * @param slot id of the token's slot
     * @param key beginning of the labels of its versions: {@code employee-health-v1}
     * @param pinFile read at each log-in
     */
    public record Pkcs11(
            @Nullable Path library,
            @Nullable Long slot,
            @NotBlank @DefaultValue("employee-health") String key,
            @Nullable Path pinFile) {}
}
