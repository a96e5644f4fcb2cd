/** Emergency contacts: whom a person wants called, and whether they agreed. */
@NullMarked
package employeehealth.profile.contact;

import org.jspecify.annotations.NullMarked;
