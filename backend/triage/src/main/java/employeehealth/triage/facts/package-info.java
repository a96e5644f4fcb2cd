/** What a check about oneself may use of one's own health profile, offered before it begins. */
@NullMarked
package employeehealth.triage.facts;

import org.jspecify.annotations.NullMarked;
