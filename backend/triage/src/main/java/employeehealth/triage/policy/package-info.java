/** What a company adds to the symptom checks of its people: routes, texts, raised levels. */
@NullMarked
package employeehealth.triage.policy;

import org.jspecify.annotations.NullMarked;
