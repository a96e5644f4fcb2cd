package employeehealth.profile;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The profile service. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class ProfileModule {}
