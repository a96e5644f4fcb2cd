package employeehealth.shared.access;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SessionId;
import employeehealth.contracts.auth.Revoked;
import employeehealth.shared.database.PlatformDatabase;
import employeehealth.shared.database.ServiceDatabase;
import java.util.ArrayList;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes access away from tokens that were handed out already. Written in the transaction of the
 * change that makes them wrong, so that one is never there without the other.
 */
public final class Revocations {

    private final Supplier<PlatformDatabase> platform;

    /** For who is erased: their rights of before are over; names the parameter {@code person}. */
    public static String ofRights() {
        return "select platform.revoke('rights', :person)";
    }

    /** The same as {@link #epoch}, in a query that names the parameter {@code person}. */
    public static String epochOf() {
        return "platform.access_epoch(:person)";
    }

    public Revocations(Supplier<PlatformDatabase> platform) {
        this.platform = platform;
    }

    /** No token of this session is good from now on. */
    public void end(ServiceDatabase database, SessionId session) {
        revoke(database, "session", session.value());
    }

    /** Tokens made from the rights that this person had until now are not good any more. */
    public void shrink(ServiceDatabase database, PersonId person) {
        revoke(database, "rights", person.value());
    }

    private static void revoke(ServiceDatabase database, String kind, UUID subject) {
        database.sql("select platform.revoke(:kind, :subject)")
                .param("kind", kind)
                .param("subject", subject)
                .query((row, n) -> true)
                .single();
    }

    /**
     * The epoch of someone's rights. Ask before reading the rights: a change in between then
     * refuses a good token, which the client renews, and never the other way round.
     */
    public long epoch(ServiceDatabase database, PersonId person) {
        return database.query("select " + epochOf())
                .param("person", person.value())
                .query(Long.class)
                .single();
    }

    /**
     * For the one service that tells all processes, and that knows the keys besides. No token lives
     * as long as this looks back.
     */
    public Revoked since(@Nullable String after) {
        var database = platform.get();
        return database.read(() -> {
            // Everything before this is settled; what is still open will be seen next time.
            var next =
                    database.sql("select pg_snapshot_xmin(pg_current_snapshot())::text")
                            .query(String.class)
                            .single();
            var sessions = new ArrayList<SessionId>();
            var rights = new ArrayList<Revoked.Rights>();
            database.sql(
                            """
                            select company_id, kind, subject, epoch
                              from platform.revocations
                             where changed_in >= cast(:after as xid8)
                               and at > clock_timestamp() - interval '1 hour'
                            """)
                    .param("after", after == null ? "0" : after)
                    .query(row -> {
                        var subject = row.getObject(3, UUID.class);
                        if (row.getString(2).equals("session")) {
                            sessions.add(new SessionId(subject));
                        } else {
                            rights.add(
                                    new Revoked.Rights(
                                            new CompanyId(row.getObject(1, UUID.class)),
                                            new PersonId(subject),
                                            row.getLong(4)));
                        }
                    });
            return Revoked.of(next, sessions, rights);
        });
    }
}
