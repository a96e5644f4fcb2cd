/** Health fields leave the application sealed, under a key of the person they are about. */
@NullMarked
package employeehealth.shared.seal;

import org.jspecify.annotations.NullMarked;
