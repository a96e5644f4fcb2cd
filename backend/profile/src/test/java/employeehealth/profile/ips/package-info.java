@NullMarked
package employeehealth.profile.ips;

import org.jspecify.annotations.NullMarked;
