package employeehealth.shared.audit;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the logs are kept.
 *
 * @param sealEvery longest time that a committed record waits for its place in the signed tree
 * @param witnessUrl a second place for copies of the checkpoints: a folder as {@code file:} URL, or
 *     an {@code http(s):} address below which they are PUT; none if unset
 * @param securityLogDays for how long events of the technical security log are kept
 */
@Validated
@ConfigurationProperties("audit")
public record AuditSettings(
        @NotNull @DefaultValue("5s") Duration sealEvery,
        @Nullable URI witnessUrl,
        @Min(1) @DefaultValue("365") int securityLogDays) {}
