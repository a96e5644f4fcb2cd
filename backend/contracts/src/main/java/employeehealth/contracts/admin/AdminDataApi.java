package employeehealth.contracts.admin;

import employeehealth.contracts.persondata.PersonDataApi;
import org.springframework.web.service.annotation.HttpExchange;

/** The personal data that the admin service keeps. */
@HttpExchange("/internal/admin")
public interface AdminDataApi extends PersonDataApi {}
