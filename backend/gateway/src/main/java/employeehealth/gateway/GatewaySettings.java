package employeehealth.gateway;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the gateway treats the services that run in other processes.
 *
 * @param connectWithin time for a connection to a neighbour to open
 * @param leaseWithin time that a request waits for one of the neighbour's connections to be free;
 *     after it the neighbour counts as busy
 * @param answerWithin longest silence of a neighbour, before its answer starts and within it
 * @param connections open connections to one neighbour, at most
 */
@Validated
@ConfigurationProperties("gateway")
public record GatewaySettings(
        @DefaultValue("2s") Duration connectWithin,
        @DefaultValue("1s") Duration leaseWithin,
        @DefaultValue("10s") Duration answerWithin,
        @DefaultValue("256") @Min(1) @Max(10_000) int connections) {}
