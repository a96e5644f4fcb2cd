@NullMarked
package employeehealth.admin;

import org.jspecify.annotations.NullMarked;
