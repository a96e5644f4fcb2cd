/** What services announce to whoever wants to know. */
@NullMarked
package employeehealth.contracts.news;

import org.jspecify.annotations.NullMarked;
