/** SMART Health Links: the emergency card for whoever has the link, until it ends. */
@NullMarked
package employeehealth.profile.link;

import org.jspecify.annotations.NullMarked;
