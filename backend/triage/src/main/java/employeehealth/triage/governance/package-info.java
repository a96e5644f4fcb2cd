/** How protocols come into force: drafts, checks, two signatures, publication, and the way back. */
@NullMarked
package employeehealth.triage.governance;

import org.jspecify.annotations.NullMarked;
