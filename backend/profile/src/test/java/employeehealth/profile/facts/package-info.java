@NullMarked
package employeehealth.profile.facts;

import org.jspecify.annotations.NullMarked;
