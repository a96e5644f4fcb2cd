/** What services offer each other: interfaces, records and typed ids. No logic. */
@NullMarked
package employeehealth.contracts;

import org.jspecify.annotations.NullMarked;
