@NullMarked
package employeehealth.profile.card;

import org.jspecify.annotations.NullMarked;
