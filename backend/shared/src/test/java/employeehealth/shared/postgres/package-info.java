/** The proof that the embedded server keeps its promises, and a database for everyone's tests. */
@NullMarked
package employeehealth.shared.postgres;

import org.jspecify.annotations.NullMarked;
