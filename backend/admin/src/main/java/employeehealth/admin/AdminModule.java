package employeehealth.admin;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The admin service. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class AdminModule {}
