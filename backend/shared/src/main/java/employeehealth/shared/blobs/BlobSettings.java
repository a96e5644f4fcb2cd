package employeehealth.shared.blobs;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where blobs are kept, and who looks for viruses in them.
 *
 * @param clamd host and port of a clamd on this machine, such as {@code 127.0.0.1:3310}; nobody
 *     looks without one
 */
@Validated
@ConfigurationProperties("platform.blobs")
public record BlobSettings(
        @NotNull @DefaultValue("files") Store store,
        @Valid @DefaultValue S3 s3,
        @Nullable String clamd) {

    public enum Store {
        /** Below the data folder. */
        FILES,
        /** A bucket. */
        S3
    }

    /**
     * @param endpoint of a store that is not Amazon's own
     * @param secretKeyFile file with the secret access key
     * @param encryption that the store is asked for, besides our own; {@code none} for stores that
     *     do not know the header
     */
    public record S3(
            @Nullable URI endpoint,
            @NotBlank @DefaultValue("eu-west-3") String region,
            @Nullable String bucket,
            @Nullable String accessKey,
            @Nullable Path secretKeyFile,
            @NotBlank @DefaultValue("AES256") String encryption) {}
}
