/** The JSON in which inputs and outcomes travel: the same bytes on the server and in a browser. */
@NullMarked
package employeehealth.engine.exchange;

import org.jspecify.annotations.NullMarked;
