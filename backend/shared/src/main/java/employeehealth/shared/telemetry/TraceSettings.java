package employeehealth.shared.telemetry;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where traces go, by the variables of OpenTelemetry.
 *
 * @param endpoint {@code OTEL_EXPORTER_OTLP_ENDPOINT}: of a collector that speaks OTLP over HTTP
 * @param ratio {@code OTEL_TRACES_SAMPLER_ARG}: which part of all traces, from 0 to 1
 * @param serviceName {@code OTEL_SERVICE_NAME}: of this process
 * @param environment which installation this is
 */
@Validated
@ConfigurationProperties("platform.traces")
record TraceSettings(
        @NotNull URI endpoint,
        @DecimalMin("0") @DecimalMax("1") @DefaultValue("1") double ratio,
        @NotBlank String serviceName,
        @NotBlank String environment) {}
