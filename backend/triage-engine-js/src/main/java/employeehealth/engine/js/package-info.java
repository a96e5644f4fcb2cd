/** The engine as JavaScript: compiled by TeaVM from the very classes that run on the server. */
@NullMarked
package employeehealth.engine.js;

import org.jspecify.annotations.NullMarked;
