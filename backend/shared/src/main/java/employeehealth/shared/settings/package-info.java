/** What the whole platform is told at its start. */
@NullMarked
package employeehealth.shared.settings;

import org.jspecify.annotations.NullMarked;
