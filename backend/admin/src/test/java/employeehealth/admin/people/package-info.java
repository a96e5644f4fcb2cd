@NullMarked
package employeehealth.admin.people;

import org.jspecify.annotations.NullMarked;
