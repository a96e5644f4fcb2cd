/** What every HTTP answer of ours has in common. */
@NullMarked
package employeehealth.shared.web;

import org.jspecify.annotations.NullMarked;
