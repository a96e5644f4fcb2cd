/** Documents, outside the database: sealed before they leave us, known by their true kind. */
@NullMarked
package employeehealth.shared.blobs;

import org.jspecify.annotations.NullMarked;
