package employeehealth.notifications;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The notifications service. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties(NotificationsSettings.class)
public class NotificationsModule {}
