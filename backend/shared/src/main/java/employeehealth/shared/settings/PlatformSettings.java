package employeehealth.shared.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the whole platform is told at its start.
 *
 * @param demo invented companies and accounts, loopback only, said on every page
 * @param environment for whom: another environment's data, tokens and cookies are refused
 * @param dataDir everything that this installation keeps on disk
 * @param keysDir key material, apart from the data so that a copy of one is useless without the
 *     other; shared by the processes of one platform
 * @param publicUrl where browsers reach the gateway; issuer of tokens and root of absolute links
 * @param remotes base address of each service that runs in another process, by its name
 * @param demoEmployees generated employees of the first demo company
 */
@Validated
@ConfigurationProperties("platform")
public record PlatformSettings(
        @DefaultValue("false") boolean demo,
        @DefaultValue("dev") Stage environment,
        @NotNull Path dataDir,
        @Nullable Path keysDir,
        @NotNull URI publicUrl,
        @DefaultValue Map<String, URI> remotes,
        @DefaultValue("400") @Min(0) @Max(99_999) int demoEmployees) {

    @ConstructorBinding
    public PlatformSettings {
        remotes = Map.copyOf(remotes);
    }

    /** For development, and where only folders and keys matter. */
    public PlatformSettings(
            boolean demo,
            Path dataDir,
            @Nullable Path keysDir,
            URI publicUrl,
            Map<String, URI> remotes) {
        this(demo, Stage.DEV, dataDir, keysDir, publicUrl, remotes, 0);
    }

    /** The same, for another environment. */
    public PlatformSettings in(Stage other) {
        return new PlatformSettings(
                demo, other, dataDir, keysDir, publicUrl, remotes, demoEmployees);
    }

    /** Where the keys are: their own folder if one is set, else one below the data. */
    public Path keys() {
        return keysDir != null && !keysDir.toString().isEmpty() ? keysDir : dataDir.resolve("keys");
    }
}
