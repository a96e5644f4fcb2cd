package employeehealth.admin;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The admin service. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties(AdminSettings.class)
public class AdminModule {}
