@NullMarked
package employeehealth.auth.provider;

import org.jspecify.annotations.NullMarked;
