/** Checks the signed log: from the database itself, or from an exported file. */
@NullMarked
package employeehealth.shared.audit.verify;

import org.jspecify.annotations.NullMarked;
