/** The table of what the OWASP ASVS asks of identity and which test proves it. */
@NullMarked
package employeehealth.app.asvs;

import org.jspecify.annotations.NullMarked;
