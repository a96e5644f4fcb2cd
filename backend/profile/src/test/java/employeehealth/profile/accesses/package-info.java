@NullMarked
package employeehealth.profile.accesses;

import org.jspecify.annotations.NullMarked;
