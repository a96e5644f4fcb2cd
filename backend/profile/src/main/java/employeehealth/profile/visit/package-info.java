/** What professionals write down of visits, and what became of a file in the course of time. */
@NullMarked
package employeehealth.profile.visit;

import org.jspecify.annotations.NullMarked;
