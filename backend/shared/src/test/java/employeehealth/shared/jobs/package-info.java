@NullMarked
package employeehealth.shared.jobs;

import org.jspecify.annotations.NullMarked;
