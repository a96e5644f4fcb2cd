@NullMarked
package employeehealth.profile.link;

import org.jspecify.annotations.NullMarked;
