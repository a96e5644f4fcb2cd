/** What every answer of the gateway carries, whoever wrote it. */
@NullMarked
package employeehealth.gateway.answer;

import org.jspecify.annotations.NullMarked;
