package employeehealth.triage;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The triage service. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class TriageModule {}
