package employeehealth.gateway;

import employeehealth.gateway.limit.LimitSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The gateway as a service of the platform. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties({GatewaySettings.class, LimitSettings.class})
public class GatewayModule {}
