package employeehealth.auth.person;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;

/** Whose sign-in name it is, and at which company. */
record Account(CompanyId company, PersonId person) {}
