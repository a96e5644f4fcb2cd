/** What every service says of the personal data that it keeps, and does with it on request. */
@NullMarked
package employeehealth.contracts.persondata;

import org.jspecify.annotations.NullMarked;
