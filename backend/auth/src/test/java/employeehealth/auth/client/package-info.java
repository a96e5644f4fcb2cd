@NullMarked
package employeehealth.auth.client;

import org.jspecify.annotations.NullMarked;
