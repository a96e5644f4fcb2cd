/** One way to say no: RFC 9457 problem documents, in the language of the caller. */
@NullMarked
package employeehealth.shared.problem;

import org.jspecify.annotations.NullMarked;
