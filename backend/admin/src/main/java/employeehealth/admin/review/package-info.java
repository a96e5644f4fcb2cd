/** Who may do what, since when and by whom: for those who have to check it. */
@NullMarked
package employeehealth.admin.review;

import org.jspecify.annotations.NullMarked;
