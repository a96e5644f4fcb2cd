package employeehealth.gateway.limit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much one caller may ask for, and how much is served at once. Each rate allows bursts of ten
 * times as many requests as it allows per second.
 *
 * @param accountPerSecond requests of one signed-in person
 * @param addressPerSecond requests from one address; a company may stand behind one
 * @param signInPerSecond attempts to sign in, to register or to reset a password from one address
 * @param atOnce ordinary requests being served at the same time
 * @param reservedAtOnce places besides, which only the emergency lane has
 * @param streamsAtOnce event streams and WebSockets that are open at the same time
 * @param waitWithin how long an ordinary request waits for a place before it is sent away
 * @param redis where several gateways share their counts; each counts for itself without it
 * @param redisWithin patience with that Redis before counting locally
 */
@Validated
@ConfigurationProperties("gateway.limits")
public record LimitSettings(
        @DefaultValue("400") @Min(1) @Max(1_000_000) int accountPerSecond,
        @DefaultValue("1000") @Min(1) @Max(1_000_000) int addressPerSecond,
        @DefaultValue("20") @Min(1) @Max(1_000_000) int signInPerSecond,
        @DefaultValue("512") @Min(1) @Max(100_000) int atOnce,
        @DefaultValue("128") @Min(1) @Max(100_000) int reservedAtOnce,
        @DefaultValue("2000") @Min(1) @Max(100_000) int streamsAtOnce,
        @DefaultValue("250ms") Duration waitWithin,
        @Nullable URI redis,
        @DefaultValue("20ms") Duration redisWithin) {}
