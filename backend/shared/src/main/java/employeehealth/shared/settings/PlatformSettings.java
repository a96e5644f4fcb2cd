package employeehealth.shared.settings;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the whole platform is told at its start.
 *
 * @param demo invented companies and accounts, loopback only, said on every page
 * @param dataDir everything that this installation keeps on disk
 * @param keysDir key material, apart from the data so that a copy of one is useless without the
 *     other; shared by the processes of one platform
 * @param publicUrl where browsers reach the gateway; issuer of tokens and root of absolute links
 * @param remotes base address of each service that runs in another process, by its name
 */
@Validated
@ConfigurationProperties("platform")
public record PlatformSettings(
        @DefaultValue("false") boolean demo,
        @NotNull Path dataDir,
        @Nullable Path keysDir,
        @NotNull URI publicUrl,
        @DefaultValue Map<String, URI> remotes) {

    /** Where the keys are: their own folder if one is set, else one below the data. */
    public Path keys() {
        return keysDir != null && !keysDir.toString().isEmpty() ? keysDir : dataDir.resolve("keys");
    }
}
