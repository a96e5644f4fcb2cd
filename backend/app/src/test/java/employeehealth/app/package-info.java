/** How the parts hold together. */
@NullMarked
package employeehealth.app;

import org.jspecify.annotations.NullMarked;
