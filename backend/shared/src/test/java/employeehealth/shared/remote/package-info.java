@NullMarked
package employeehealth.shared.remote;

import org.jspecify.annotations.NullMarked;
