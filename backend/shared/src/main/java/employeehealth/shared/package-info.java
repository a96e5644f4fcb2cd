/** What several services need alike. Contains no word of medicine. */
@NullMarked
package employeehealth.shared;

import org.jspecify.annotations.NullMarked;
