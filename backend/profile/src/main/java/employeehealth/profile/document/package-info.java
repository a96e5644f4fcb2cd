/**
 * Documents of the person's own file: how they arrive, stay and go, with whom they are shared, and
 * who looked at them.
 */
@NullMarked
package employeehealth.profile.document;

import org.jspecify.annotations.NullMarked;
