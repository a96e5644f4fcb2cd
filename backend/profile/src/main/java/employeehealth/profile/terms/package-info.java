/** What entries of a health profile can be called: coded lists, searched in people's own words. */
@NullMarked
package employeehealth.profile.terms;

import org.jspecify.annotations.NullMarked;
