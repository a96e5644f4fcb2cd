/**
 * What can be switched without a release, by company, by role, or for some of the people. Nothing
 * that protects anybody.
 */
@NullMarked
package employeehealth.shared.flags;

import org.jspecify.annotations.NullMarked;
