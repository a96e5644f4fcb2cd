/** The demo companies, and how each service is told to bring them to life. */
@NullMarked
package employeehealth.contracts.demo;

import org.jspecify.annotations.NullMarked;
