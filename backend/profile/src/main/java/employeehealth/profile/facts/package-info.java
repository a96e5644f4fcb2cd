/** What of a health profile symptom checks may use, while its person consents. */
@NullMarked
package employeehealth.profile.facts;

import org.jspecify.annotations.NullMarked;
