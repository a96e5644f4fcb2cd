/** Who someone is: people, credentials, sessions and the keys that sign access tokens. */
@NullMarked
package employeehealth.auth;

import org.jspecify.annotations.NullMarked;
