@NullMarked
package employeehealth.admin.review;

import org.jspecify.annotations.NullMarked;
