package employeehealth.profile;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What the profile service is told at its start.
 *
 * @param termsDir folder of lists of terms that replace those that ship; {@code
 *     terminology/README.md} says how they look
 */
@Validated
@ConfigurationProperties("profile")
public record ProfileSettings(@Nullable Path termsDir) {}
