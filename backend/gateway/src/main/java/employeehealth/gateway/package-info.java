/** The only public door: web pages, and the way to every service. */
@NullMarked
package employeehealth.gateway;

import org.jspecify.annotations.NullMarked;
