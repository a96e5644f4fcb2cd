package employeehealth.shared.flags;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Who says which flags are on; nobody by default.
 *
 * @param file in flagd's format
 * @param url of a service that speaks OFREP, the evaluation protocol of OpenFeature
 * @param tokenFile file with a token for that service, read anew each time
 */
@Validated
@ConfigurationProperties("platform.flags")
public record FlagSettings(@Nullable Path file, @Nullable URI url, @Nullable Path tokenFile) {}
