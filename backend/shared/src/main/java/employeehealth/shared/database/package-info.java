/** A schema, a role and a transaction for each service; rows of other companies do not exist. */
@NullMarked
package employeehealth.shared.database;

import org.jspecify.annotations.NullMarked;
