/** What all OAuth 2.1 endpoints share: parameters, refusals, addresses. */
@NullMarked
package employeehealth.auth.oauth;

import org.jspecify.annotations.NullMarked;
