package employeehealth.auth.session;

import employeehealth.auth.AuthSettings;
import java.time.Instant;

/** What a genuine refresh token is worth (RFC 9700, 4.14.2: rotation with reuse detection). */
sealed interface Rotation {

    /** The newest token: gets the next one. */
    record Rotated(Session next) implements Rotation {}

    /** The one before, a moment after its successor was made: gets the same successor again. */
    record Repeated(Session current) implements Rotation {}

    /** An old token. One of two who hold it is a thief; both are signed out. */
    record Reused() implements Rotation {}

    /** The session is over, or this token was never handed out (a restored backup). */
    record Ended() implements Rotation {}

    static Rotation of(Session session, int presented, AuthSettings.Sessions limits, Instant now) {
        if (session.isOver(now) || presented > session.generation()) {
            return new Ended();
        }
        if (presented == session.generation()) {
            return new Rotated(session.rotated(now));
        }
        var repeatable = now.isBefore(session.rotatedAt().plus(limits.replay()));
        return presented == session.generation() - 1 && repeatable
                ? new Repeated(session)
                : new Reused();
    }
}
