/** Both logs to a SIEM: RFC 5424 messages with ECS fields, over mutual TLS or into a file. */
@NullMarked
package employeehealth.shared.audit.export;

import org.jspecify.annotations.NullMarked;
