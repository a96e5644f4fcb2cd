@NullMarked
package employeehealth.shared.web;

import org.jspecify.annotations.NullMarked;
