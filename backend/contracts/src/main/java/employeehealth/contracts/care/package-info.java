/**
 * The trust domain of care: what health services know about people. Nothing of it is ever reachable
 * from an answer to the employer's side; a build test sees to it.
 */
@NullMarked
package employeehealth.contracts.care;

import org.jspecify.annotations.NullMarked;
