/** Documents, as their person, professionals and strangers meet them. */
@NullMarked
package employeehealth.profile.document;

import org.jspecify.annotations.NullMarked;
