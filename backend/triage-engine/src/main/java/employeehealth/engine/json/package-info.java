/** Strict JSON (RFC 8259) for the library's files: duplicate keys and trailing text are faults. */
@NullMarked
package employeehealth.engine.json;

import org.jspecify.annotations.NullMarked;
