/**
 * The emergency card: what the person chose to show to a responder, prepared at every change,
 * sealed, and announced.
 */
@NullMarked
package employeehealth.profile.card;

import org.jspecify.annotations.NullMarked;
