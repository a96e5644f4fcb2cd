/** The compiled engine beside the one it was compiled from. */
@NullMarked
package employeehealth.engine.js;

import org.jspecify.annotations.NullMarked;
