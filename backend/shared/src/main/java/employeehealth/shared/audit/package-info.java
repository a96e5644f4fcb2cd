/** What happened: changes in their own transaction, looks before they are answered. */
@NullMarked
package employeehealth.shared.audit;

import org.jspecify.annotations.NullMarked;
