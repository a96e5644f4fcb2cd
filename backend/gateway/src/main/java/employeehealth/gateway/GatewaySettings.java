package employeehealth.gateway;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the gateway treats callers, and the services that run in other processes.
 *
 * @param connectWithin time for a connection to a neighbour to open
 * @param leaseWithin time that a request waits for one of the neighbour's connections to be free;
 *     after it the neighbour counts as busy
 * @param answerWithin longest silence of a neighbour, before its answer starts and within it
 * @param connections open connections to one neighbour, at most
 * @param bodyWithin time for a caller to send a whole body
 * @param tileWithin time for a service to give its part of the home page
 * @param trustedProxies how many proxies of ours stand in front and tell where a request comes
 *     from; the nearest of them ends TLS
 * @param allowedHosts names besides that of the public address by which the gateway is called
 * @param corsOrigins other origins whose pages may use the API
 */
@Validated
@ConfigurationProperties("gateway")
public record GatewaySettings(
        @DefaultValue("2s") Duration connectWithin,
        @DefaultValue("1s") Duration leaseWithin,
        @DefaultValue("10s") Duration answerWithin,
        @DefaultValue("256") @Min(1) @Max(10_000) int connections,
        @DefaultValue("30s") Duration bodyWithin,
        @DefaultValue("1500ms") Duration tileWithin,
        @DefaultValue("0") @Min(0) @Max(10) int trustedProxies,
        @DefaultValue List<String> allowedHosts,
        @DefaultValue List<String> corsOrigins) {}
