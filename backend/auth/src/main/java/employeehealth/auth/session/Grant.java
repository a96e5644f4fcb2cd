package employeehealth.auth.session;

import employeehealth.auth.signing.AccessToken;
import java.time.Duration;

/**
 * What someone gets who signed in or refreshed.
 *
 * @param refreshLife how long the refresh token is good for, if it is not used
 */
public record Grant(AccessToken accessToken, RefreshToken refreshToken, Duration refreshLife) {

    /** What the page's script sees; the refresh token is the browser's alone. */
    public View view() {
        return View.of(accessToken);
    }

    /**
     * @param expiresIn seconds
     */
    public record View(String accessToken, String tokenType, long expiresIn) {

        public static View of(AccessToken token) {
            return new View(token.text(), "Bearer", token.life().toSeconds());
        }

        @Override
        public String toString() {
            return "View[hidden]";
        }
    }
}
