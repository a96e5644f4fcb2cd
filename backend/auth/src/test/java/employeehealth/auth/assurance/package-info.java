@NullMarked
package employeehealth.auth.assurance;

import org.jspecify.annotations.NullMarked;
