/**
 * What roles allow, which of them exclude each other, and the roles that a company makes for
 * itself.
 */
@NullMarked
package employeehealth.admin.role;

import org.jspecify.annotations.NullMarked;
