@NullMarked
package employeehealth.profile.consent;

import org.jspecify.annotations.NullMarked;
