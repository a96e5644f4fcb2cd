package employeehealth.profile.document;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param largest file, in bytes; one that is sent in one piece is at most 128 MiB all the same
 * @param perPerson what the documents of one person may take together, in bytes
 * @param resumeWithin how long a file that broke off can be sent on
 * @param stampWithin how long marking a copy may take
 */
@Validated
@ConfigurationProperties("profile.documents")
public record DocumentSettings(
        @Min(1) @Max(2_000_000_000) @DefaultValue("100000000") long largest,
        @Min(1) @DefaultValue("1000000000") long perPerson,
        @NotNull @DefaultValue("24h") Duration resumeWithin,
        @NotNull @DefaultValue("20s") Duration stampWithin) {}
