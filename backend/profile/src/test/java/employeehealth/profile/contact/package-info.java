@NullMarked
package employeehealth.profile.contact;

import org.jspecify.annotations.NullMarked;
