/** What a person sees first, put together from what the services say. */
@NullMarked
package employeehealth.gateway.home;

import org.jspecify.annotations.NullMarked;
