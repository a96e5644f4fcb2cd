package employeehealth.shared.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Names for what is measured; and traces, of which nothing is loaded unless somebody gets them. */
@Configuration(proxyBeanMethods = false)
public class TelemetryModule {

    @Bean
    RequestNames requestNames() {
        return new RequestNames();
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("platform.traces.endpoint")
    @EnableConfigurationProperties(TraceSettings.class)
    static class Traced {

        @Bean
        SpanExport spanExport(TraceSettings settings, MeterRegistry meters) {
            return SpanExport.to(settings, meters);
        }

        @Bean
        Spans spans(SpanExport export) {
            return new Spans(export.tracer());
        }
    }
}
