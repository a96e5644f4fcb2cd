/** Catalogues that cost something to make and are the same for everybody. Never health data. */
@NullMarked
package employeehealth.shared.cache;

import org.jspecify.annotations.NullMarked;
