/** The invented companies that everyone can try the platform with. */
@NullMarked
package employeehealth.app.demo;

import org.jspecify.annotations.NullMarked;
