/** Another password: by a mailed link for whoever forgot theirs, or in exchange for the old one. */
@NullMarked
package employeehealth.auth.recovery;

import org.jspecify.annotations.NullMarked;
