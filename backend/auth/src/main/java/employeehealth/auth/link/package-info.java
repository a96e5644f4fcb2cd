/** Links that people are mailed: for one purpose, once, for a while. None is stored anywhere. */
@NullMarked
package employeehealth.auth.link;

import org.jspecify.annotations.NullMarked;
