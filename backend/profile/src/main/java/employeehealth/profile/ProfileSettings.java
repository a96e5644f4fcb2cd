package employeehealth.profile;

import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the profile service is told at its start.
 *
 * @param termsDir folder of lists of terms that replace those that ship; {@code
 *     terminology/README.md} says how they look
 * @param changesPerDay versions of one file that one author can make in a day; each is kept whole,
 *     and for good
 */
@Validated
@ConfigurationProperties("profile")
public record ProfileSettings(
        @Nullable Path termsDir, @Min(1) @DefaultValue("200") int changesPerDay) {}
