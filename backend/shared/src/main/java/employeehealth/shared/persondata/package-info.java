/** The stores of personal data of a service: said once, exported and erased by what was said. */
@NullMarked
package employeehealth.shared.persondata;

import org.jspecify.annotations.NullMarked;
