/** The people of a company: what they are where, who gives it to them, and who takes it away. */
@NullMarked
package employeehealth.admin.people;

import org.jspecify.annotations.NullMarked;
