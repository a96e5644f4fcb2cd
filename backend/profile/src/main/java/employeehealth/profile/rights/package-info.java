/**
 * What the law gives a person: their data in one archive, its erasure, and what is kept and why.
 */
@NullMarked
package employeehealth.profile.rights;

import org.jspecify.annotations.NullMarked;
