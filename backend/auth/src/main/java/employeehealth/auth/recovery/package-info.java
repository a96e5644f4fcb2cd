/**
 * Another password, by a mailed link for whoever forgot theirs, or in exchange for the old one; and
 * the way back for whoever has lost their second factors.
 */
@NullMarked
package employeehealth.auth.recovery;

import org.jspecify.annotations.NullMarked;
