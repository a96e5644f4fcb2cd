@NullMarked
package employeehealth.auth.link;

import org.jspecify.annotations.NullMarked;
