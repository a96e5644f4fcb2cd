/**
 * Copies that survive the loss of the machine: the database at any moment, keys and blobs apart.
 */
@NullMarked
package employeehealth.shared.backup;

import org.jspecify.annotations.NullMarked;
