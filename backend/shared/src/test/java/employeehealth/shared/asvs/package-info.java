/** Which test proves which requirement of a published standard. */
@NullMarked
package employeehealth.shared.asvs;

import org.jspecify.annotations.NullMarked;
