/**
 * The employer's trust domain: what its roles may be given, such as released aggregates and
 * logistics. Never a reason, a specialty, a file name or a calendar title. Knows nothing of {@code
 * contracts.care}.
 */
@NullMarked
package employeehealth.contracts.employer;

import org.jspecify.annotations.NullMarked;
