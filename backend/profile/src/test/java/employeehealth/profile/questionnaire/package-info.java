/** What people answer before a visit, and who reads it. */
@NullMarked
package employeehealth.profile.questionnaire;

import org.jspecify.annotations.NullMarked;
