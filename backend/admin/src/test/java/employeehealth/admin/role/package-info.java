@NullMarked
package employeehealth.admin.role;

import org.jspecify.annotations.NullMarked;
