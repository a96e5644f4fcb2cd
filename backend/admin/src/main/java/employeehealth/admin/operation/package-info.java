/** How the work behind the services goes, for those who run the installation. */
@NullMarked
package employeehealth.admin.operation;

import org.jspecify.annotations.NullMarked;
