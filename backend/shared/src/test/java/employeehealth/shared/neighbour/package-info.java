/** Real outside systems for tests, each on free loopback ports and in a folder of its own. */
@NullMarked
package employeehealth.shared.neighbour;

import org.jspecify.annotations.NullMarked;
