/**
 * Work that is done later, again and again, or until it succeeds: persistent, once for all
 * instances.
 */
@NullMarked
package employeehealth.shared.jobs;

import org.jspecify.annotations.NullMarked;
