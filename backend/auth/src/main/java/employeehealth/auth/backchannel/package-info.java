/** Programs are told that somebody is signed out (OpenID Connect Back-Channel Logout 1.0). */
@NullMarked
package employeehealth.auth.backchannel;

import org.jspecify.annotations.NullMarked;
