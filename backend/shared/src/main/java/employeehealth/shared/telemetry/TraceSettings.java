package employeehealth.shared.telemetry;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where traces go, by the variables of OpenTelemetry.
 *
 * @param endpoint {@code OTEL_EXPORTER_OTLP_ENDPOINT}: of a collector that speaks OTLP over HTTP
 * @param ratio {@code OTEL_TRACES_SAMPLER_ARG}: which part of all traces, from 0 to 1
 * @param serviceName {@code OTEL_SERVICE_NAME}: of this process
 * @param environment which installation this is
 */
@ConfigurationProperties("platform.traces")
record TraceSettings(
        URI endpoint, @DefaultValue("1") double ratio, String serviceName, String environment) {}
