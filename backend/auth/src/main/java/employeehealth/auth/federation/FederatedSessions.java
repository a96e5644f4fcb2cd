package employeehealth.auth.federation;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.provider.CredentialSeal;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SessionId;
import employeehealth.shared.database.Ids;
import employeehealth.shared.seal.PlatformSecrets;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Which sessions here came from which of a provider's. */
@Repository
class FederatedSessions {

    private static final String PLACE = "auth.federated_sessions";

    /** No session of ours lasts longer than some weeks. */
    private static final Duration KEPT = Duration.ofDays(90);

    private final AuthDatabase database;
    private final PlatformSecrets secrets;
    private final CredentialSeal seal;
    private final Clock clock;

    FederatedSessions(
            AuthDatabase database, PlatformSecrets secrets, CredentialSeal seal, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.seal = seal;
        this.clock = clock;
    }

    /**
     * @param session none if a second factor was asked for in between, so that it is not known yet
     */
    void add(CompanyId company, Link link, @Nullable SessionId session, Said said) {
        var id = Ids.next();
        var now = clock.instant();
        database.sql("delete from auth.federated_sessions where expires_at < :now")
                .param("now", utc(now))
                .update();
        database.sql(
                        """
                        insert into auth.federated_sessions
                               (id, company_id, identity, session_id, sid_key, sealed_token,
                                opened_at, expires_at)
                        values (:id, :company, :link, :session, :sid, :token, :now, :expires)
                        """)
                .param("id", id)
                .param("company", company.value())
                .param("link", link.id())
                .param("session", session == null ? null : session.value(), Types.OTHER)
                .param(
                        "sid",
                        said.session() == null ? null : key(link.provider(), said.session()),
                        Types.BINARY)
                .param(
                        "token",
                        said.idToken() == null ? null : seal.seal(PLACE, id, said.idToken()),
                        Types.BINARY)
                .param("now", utc(now))
                .param("expires", utc(now.plus(KEPT)))
                .update();
    }

    /** What came of one session of the provider's. */
    List<Came> of(UUID provider, String sid) {
        return database.sql(
                        """
                        select i.id, i.person_id, s.session_id
                          from auth.federated_sessions s
                               join auth.federated_identities i on i.id = s.identity
                         where s.sid_key = :sid
                        """)
                .param("sid", key(provider, sid))
                .query((row, n) ->
                        new Came(
                                row.getObject(1, UUID.class),
                                new PersonId(row.getObject(2, UUID.class)),
                                Optional.ofNullable(row.getObject(3, UUID.class))
                                        .map(SessionId::new)))
                .list();
    }

    /**
     * @param session none if a second factor was asked for in between
     */
    record Came(UUID link, PersonId person, Optional<SessionId> session) {}

    /** By which provider this session was opened, and with which id token of it. */
    Optional<Opened> openedBy(SessionId session) {
        return database.sql(
                        """
                        select s.id, i.provider, s.sealed_token
                          from auth.federated_sessions s
                               join auth.federated_identities i on i.id = s.identity
                         where s.session_id = :session
                        """)
                .param("session", session.value())
                .query((row, n) -> {
                    var id = row.getObject(1, UUID.class);
                    return new Opened(
                            row.getObject(2, UUID.class),
                            Optional.ofNullable(row.getBytes(3))
                                    .map(token -> seal.open(PLACE, id, token)));
                })
                .optional();
    }

    /**
     * @param idToken none if the provider signs nobody out
     */
    record Opened(UUID provider, Optional<String> idToken) {

        @Override
        public String toString() {
            return "Opened[" + provider + "]";
        }
    }

    private byte[] key(UUID provider, String sid) {
        return secrets.mac("federated-session", provider + "\n" + sid);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
