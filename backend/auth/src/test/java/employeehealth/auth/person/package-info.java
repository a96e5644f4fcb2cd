@NullMarked
package employeehealth.auth.person;

import org.jspecify.annotations.NullMarked;
