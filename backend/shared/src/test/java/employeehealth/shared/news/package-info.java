@NullMarked
package employeehealth.shared.news;

import org.jspecify.annotations.NullMarked;
