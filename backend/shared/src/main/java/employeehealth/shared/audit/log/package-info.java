/** The signed tree over the audit log: RFC 9162 hashes and proofs, C2SP checkpoints, witnesses. */
@NullMarked
package employeehealth.shared.audit.log;

import org.jspecify.annotations.NullMarked;
