package employeehealth.contracts.notifications;

import employeehealth.contracts.persondata.PersonDataApi;
import org.springframework.web.service.annotation.HttpExchange;

/** The personal data that the notifications service keeps. */
@HttpExchange("/internal/notifications")
public interface NotificationsDataApi extends PersonDataApi {}
