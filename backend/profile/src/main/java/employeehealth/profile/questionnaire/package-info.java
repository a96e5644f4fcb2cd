/** What people are asked before they see their health service, and what they answer. */
@NullMarked
package employeehealth.profile.questionnaire;

import org.jspecify.annotations.NullMarked;
