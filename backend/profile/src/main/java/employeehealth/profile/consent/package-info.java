/** What a person consents to, to which text, and what needs no consent. */
@NullMarked
package employeehealth.profile.consent;

import org.jspecify.annotations.NullMarked;
