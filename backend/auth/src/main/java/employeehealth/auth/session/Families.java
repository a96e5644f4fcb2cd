package employeehealth.auth.session;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.AuthSettings;
import employeehealth.auth.assurance.Method;
import employeehealth.auth.assurance.Requirement;
import employeehealth.auth.grant.EndGrants;
import employeehealth.auth.person.Person;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SessionId;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.auth.SessionStolen;
import employeehealth.shared.access.Revocations;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.database.Ids;
import employeehealth.shared.news.Outbox;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** The families of refresh tokens: opened at sign-in, turned at each refresh, ended for good. */
@Component
public class Families {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 16;
    private static final Duration ENROLLING = Duration.ofMinutes(30);
    private static final String TABLE = "auth.sessions";

    private final AuthDatabase database;
    private final Sessions sessions;
    private final RefreshTokens tokens;
    private final Revocations revocations;
    private final EndGrants grants;
    private final Audit audit;
    private final Outbox outbox;
    private final AuthSettings.Sessions limits;
    private final Clock clock;

    Families(
            AuthDatabase database,
            Sessions sessions,
            RefreshTokens tokens,
            Revocations revocations,
            EndGrants grants,
            Audit audit,
            Outbox outbox,
            AuthSettings settings,
            Clock clock) {
        this.database = database;
        this.sessions = sessions;
        this.tokens = tokens;
        this.revocations = revocations;
        this.grants = grants;
        this.audit = audit;
        this.outbox = outbox;
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
    public Session open(Person person, Device device, Strength strength, Set<Role> roles) {
        var now = clock.instant();
        var lasts = lasts(strength, roles);
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        var session =
                new Session(
                        new SessionId(Ids.next()),
                        person.company(),
                        person.id(),
                        nonce,
                        now,
                        1,
                        now,
                        now.plus(lasts.absolute()),
                        false,
                        lasts.idle(),
                        strength);
        sessions.removeExpired(person.id(), now);
        sessions.add(session, device);
        record(session, "auth.session.opened");
        return session;
    }

    /** Setting up a factor takes minutes, and whoever does it has no other business here. */
    private AuthSettings.Limits lasts(Strength strength, Set<Role> roles) {
        var lasts = limits.of(roles);
        return strength.enrolling()
                ? lasts.tightest(new AuthSettings.Limits(ENROLLING, ENROLLING))
                : lasts;
    }

    /** The session, if this token is still good for something. */
    Optional<Session> good(RefreshToken token) {
        return genuine(token, sessions.find(token.session()))
                .filter(session -> isGood(rotation(session, token)));
    }

    /**
     * As long as it lasts for who has these roles now: one that was given since it was opened may
     * be limited more tightly.
     */
    Session within(Session session, Set<Role> roles) {
        return session.within(limits.of(roles));
    }

    boolean isOver(Session session) {
        return session.isOver(clock.instant());
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

    /**
     * The same of a session that was just seen: who comes alone, as nearly all do, locks nothing.
     */
    Optional<Session> turnSeen(Session seen, RefreshToken token) {
        return rotation(seen, token) instanceof Rotation.Rotated(var next)
                ? sessions.rotate(seen, next).or(() -> turn(token))
                : turn(token);
    }

    private Optional<Session> turn(Session session, RefreshToken token) {
        return switch (rotation(session, token)) {
            case Rotation.Rotated(var next) -> {
                sessions.rotate(next);
                yield Optional.of(next);
            }
            case Rotation.Repeated(var current) -> Optional.of(current);
            case Rotation.Reused() -> {
                stolen(session);
                yield Optional.empty();
            }
            case Rotation.Ended() -> Optional.empty();
        };
    }

    void endBelowPolicy(Session session) {
        database.write(
                () -> sessions.lock(session.id()).ifPresent(open -> end(open, End.BELOW_POLICY)));
    }

    /**
     * Its owner is told, in case that the thief was first and they cannot tell why they are out.
     */
    private void stolen(Session session) {
        end(session, End.REUSED);
        outbox.publish(
                database, new SessionStolen(session.person(), session.id(), clock.instant()));
    }

    void signOut(RefreshToken token) {
        database.write(() ->
                genuine(token, sessions.lock(token.session()))
                        .ifPresent(s -> end(s, End.SIGNED_OUT)));
    }

    /** None if it is over, or not theirs. Within the transaction that steps up. */
    public Optional<Session> stepUp(PersonId person, SessionId id, Method method) {
        return stronger(
                person, id, strength -> strength.steppedUp(method, clock.instant()), "stepped-up");
    }

    /**
     * They have just set up another factor in this session, and proven that they have it. Within
     * the transaction that sets it up.
     */
    public void enrolled(PersonId person, SessionId id, Method method, Requirement required) {
        var _ =
                stronger(
                        person,
                        id,
                        strength -> strength.enrolled(method, required, clock.instant()),
                        "strengthened");
    }

    private Optional<Session> stronger(
            PersonId person, SessionId id, UnaryOperator<Strength> more, String participle) {
        return sessions.lock(id)
                .filter(session -> session.person().equals(person))
                .filter(session -> !session.isOver(clock.instant()))
                .map(session -> {
                    var stronger = session.with(more.apply(session.strength()));
                    sessions.strengthen(stronger);
                    record(stronger, "auth.session." + participle);
                    return stronger;
                });
    }

    /** How surely it is them, in that session; none if it is over, or not theirs. */
    public Optional<Strength> strength(PersonId person, SessionId id) {
        return sessions.find(id)
                .filter(session -> session.person().equals(person))
                .filter(session -> !session.isOver(clock.instant()))
                .map(Session::strength);
    }

    /** The same, and the session does not end before the transaction does. */
    public Optional<Strength> held(PersonId person, SessionId id) {
        return sessions.lock(id).flatMap(session -> strength(person, session.id()));
    }

    /** What the person is signed in with, the newest first. */
    List<SignedInDevice> of(PersonId person) {
        return sessions.of(person, clock.instant());
    }

    /** Ends one of one's own; within a transaction. */
    void revoke(SessionId id) {
        sessions.lock(id).ifPresent(session -> end(session, End.REVOKED));
    }

    /**
     * Signs someone out everywhere, in the transaction of what made it necessary: a new password,
     * or that they have left.
     *
     * @return how many sessions that ended
     */
    public int endAll(PersonId person, End because) {
        return end(person, because, sessions.lockOpen(person));
    }

    /** The same, but for the session that asks for it. */
    public int endOthers(PersonId person, SessionId but, End because) {
        return end(
                person,
                because,
                sessions.lockOpen(person).stream().filter(id -> !id.equals(but)).toList());
    }

    /** Those that an identity provider has vouched for. */
    public int endFederated(PersonId person, End because) {
        return end(
                person,
                because,
                sessions.lockOpen(person).stream()
                        .filter(id ->
                                sessions.find(id).orElseThrow().strength().proven().isFederated())
                        .toList());
    }

    /** One of theirs; within a transaction. */
    public void end(PersonId person, SessionId id, End because) {
        sessions.lock(id)
                .filter(session -> session.person().equals(person))
                .ifPresent(session -> end(session, because));
    }

    private int end(PersonId person, End because, List<SessionId> ids) {
        ids.stream()
                .map(id -> sessions.find(id).orElseThrow())
                .filter(session -> session.person().equals(person))
                .forEach(session -> end(session, because));
        return ids.size();
    }

    /** Asked for by a program for which the person signed in with this session. */
    public void signOut(SessionId id) {
        database.write(() -> sessions.lock(id).ifPresent(s -> end(s, End.SIGNED_OUT)));
    }

    private Rotation rotation(Session session, RefreshToken token) {
        return Rotation.of(session, token.generation(), limits, clock.instant());
    }

    private Optional<Session> genuine(RefreshToken token, Optional<Session> session) {
        return session.filter(s -> tokens.genuine(token, s));
    }

    private void end(Session session, End because) {
        if (sessions.end(session.id(), because, clock.instant())) {
            revocations.end(database, session.id());
            grants.sessionEnded(session.id());
            record(session, because.action());
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
