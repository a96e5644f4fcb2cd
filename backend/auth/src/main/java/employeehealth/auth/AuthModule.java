package employeehealth.auth;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The auth service. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties(AuthSettings.class)
public class AuthModule {}
