/**
 * The health profile: what is known about a person's health, who said it, and what it was before.
 */
@NullMarked
package employeehealth.profile.health;

import org.jspecify.annotations.NullMarked;
