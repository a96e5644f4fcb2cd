package employeehealth.auth.session;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.AuthSettings;
import employeehealth.auth.person.Person;
import employeehealth.contracts.SessionId;
import employeehealth.shared.access.Revocations;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.database.Ids;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The families of refresh tokens: opened at sign-in, turned at each refresh, ended for good. */
@Component
public class Families {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 16;
    private static final String TABLE = "auth.sessions";

    private final AuthDatabase database;
    private final Sessions sessions;
    private final RefreshTokens tokens;
    private final Revocations revocations;
    private final Audit audit;
    private final AuthSettings.Sessions limits;
    private final Clock clock;

    Families(
            AuthDatabase database,
            Sessions sessions,
            RefreshTokens tokens,
            Revocations revocations,
            Audit audit,
            AuthSettings settings,
            Clock clock) {
        this.database = database;
        this.sessions = sessions;
        this.tokens = tokens;
        this.revocations = revocations;
        this.audit = audit;
        this.limits = settings.session();
        this.clock = clock;
    }

    /**
     * Whether someone signs in from where they never did before, or with a browser that they are
     * not signed in with; the very first sign-in is no surprise. Within the transaction.
     */
    public boolean isNew(Person person, Device device, boolean knownPlace) {
        return sessions.someBut(person.id(), knownPlace ? device.userAgent() : null);
    }

    /** Part of the transaction that signs someone in. */
    public Session open(Person person, Device device) {
        var now = clock.instant();
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        var session =
                new Session(
                        new SessionId(Ids.next()),
                        person.company(),
                        person.id(),
                        nonce,
                        1,
                        now,
                        now.plus(limits.absolute()),
                        false);
        sessions.removeExpired(person.id(), now);
        sessions.add(session, device.userAgent());
        record(session, "auth.session.opened");
        return session;
    }

    /** The session, if this token is still good for something. */
    Optional<Session> good(RefreshToken token) {
        return database.read(() ->
                genuine(token, sessions.find(token.session()))
                        .filter(session -> isGood(rotation(session, token))));
    }

    private static boolean isGood(Rotation rotation) {
        return switch (rotation) {
            case Rotation.Rotated turned -> true;
            case Rotation.Repeated again -> true;
            case Rotation.Reused stolen -> false;
            case Rotation.Ended over -> false;
        };
    }

    /** The session as it is for the client from now on; none if the token is good for nothing. */
    Optional<Session> turn(RefreshToken token) {
        return database.write(
                () -> genuine(token, sessions.lock(token.session())).flatMap(s -> turn(s, token)));
    }

    private Optional<Session> turn(Session session, RefreshToken token) {
        return switch (rotation(session, token)) {
            case Rotation.Rotated(var next) -> {
                sessions.rotate(next);
                yield Optional.of(next);
            }
            case Rotation.Repeated(var current) -> Optional.of(current);
            case Rotation.Reused() -> {
                end(session, Sessions.End.REUSED, "auth.session.revoked-after-reuse");
                yield Optional.empty();
            }
            case Rotation.Ended() -> Optional.empty();
        };
    }

    void signOut(RefreshToken token) {
        database.write(() ->
                genuine(token, sessions.lock(token.session()))
                        .ifPresent(
                                s -> end(s, Sessions.End.SIGNED_OUT, "auth.session.signed-out")));
    }

    private Rotation rotation(Session session, RefreshToken token) {
        return Rotation.of(session, token.generation(), limits, clock.instant());
    }

    private Optional<Session> genuine(RefreshToken token, Optional<Session> session) {
        return session.filter(s -> tokens.genuine(token, s));
    }

    private void end(Session session, Sessions.End because, String action) {
        if (sessions.end(session.id(), because, clock.instant())) {
            revocations.end(database, session.id());
            record(session, action);
        }
    }

    private void record(Session session, String action) {
        audit.record(
                database,
                new AuditRecord(
                        session.company(),
                        session.person(),
                        session.person(),
                        action,
                        TABLE,
                        session.id().toString(),
                        "sign-in",
                        AuditRecord.Outcome.SUCCESS,
                        null));
    }
}
