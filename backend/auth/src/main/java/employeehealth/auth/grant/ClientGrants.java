package employeehealth.auth.grant;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.client.OAuthScope;
import employeehealth.auth.oauth.Opaque;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SessionId;
import employeehealth.shared.seal.PlatformSecrets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The grants of one's company. */
@Repository
public class ClientGrants {

    private static final String SELECT =
            """
            select id, company_id, client, person_id, session_id, scopes, code_expires_at,
                   code_used_at, redirect_uri, challenge, nonce, bound_to, acr, signed_in_at,
                   secret_nonce, generation, rotated_at, created_at, expires_at, ended_at
              from auth.client_grants
            """;

    private final AuthDatabase database;
    private final PlatformSecrets secrets;

    ClientGrants(AuthDatabase database, PlatformSecrets secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    /** With the code that the program exchanges for it. */
    public void add(ClientGrant grant, String code) {
        database.sql(
                        """
                        insert into auth.client_grants
                               (id, company_id, client, person_id, session_id, scopes, code,
                                code_expires_at, redirect_uri, challenge, nonce, bound_to, acr,
                                signed_in_at, secret_nonce, generation, rotated_at, created_at,
                                expires_at)
                        values (:id, :company, :client, :person, :session, :scopes, :code,
                                :codeExpires, :redirect, :challenge, :nonce, :boundTo, :acr,
                                :signedIn, :secretNonce, :generation, :at, :at, :expires)
                        """)
                .param("id", grant.id().value())
                .param("company", grant.company().value())
                .param("client", grant.client())
                .param("person", grant.person().value())
                .param("session", grant.session().value())
                .param("scopes", OAuthScope.text(grant.scopes()))
                .param("code", hash(code))
                .param("codeExpires", utc(grant.codeExpiresAt()))
                .param("redirect", grant.redirectUri())
                .param("challenge", grant.challenge())
                .param("nonce", grant.nonce(), Types.VARCHAR)
                .param("boundTo", grant.boundTo(), Types.VARCHAR)
                .param("acr", grant.acr())
                .param("signedIn", utc(grant.signedInAt()))
                .param("secretNonce", grant.secretNonce())
                .param("generation", grant.generation())
                .param("at", utc(grant.createdAt()))
                .param("expires", utc(grant.expiresAt()))
                .update();
    }

    public Optional<ClientGrant> ofCode(String code) {
        return ofCode(code, "");
    }

    /** Others who want this grant wait until the transaction ends. */
    public Optional<ClientGrant> lockOfCode(String code) {
        return ofCode(code, " for update");
    }

    private Optional<ClientGrant> ofCode(String code, String locking) {
        return database.sql(SELECT + " where code = :code" + locking)
                .param("code", hash(code))
                .query(ClientGrants::grant)
                .optional();
    }

    public Optional<ClientGrant> find(SessionId id) {
        return find(id, "");
    }

    /** Others who want this grant wait until the transaction ends. */
    public Optional<ClientGrant> lock(SessionId id) {
        return find(id, " for update");
    }

    private Optional<ClientGrant> find(SessionId id, String locking) {
        var query = SELECT + " where id = :id" + locking;
        return (locking.isEmpty() ? database.query(query) : database.sql(query))
                .param("id", id.value())
                .query(ClientGrants::grant)
                .optional();
    }

    /** Of a person; of one program only if one is named. */
    List<ClientGrant> open(PersonId person, @Nullable UUID client) {
        return database.sql(
                        SELECT
                                + """
                                 where person_id = :person and ended_at is null
                                   and (cast(:client as uuid) is null
                                        or client = cast(:client as uuid))
                                """)
                .param("person", person.value())
                .param("client", client == null ? null : client.toString(), Types.VARCHAR)
                .query(ClientGrants::grant)
                .list();
    }

    List<ClientGrant> openOfSession(SessionId session) {
        return database.sql(SELECT + " where session_id = :session and ended_at is null")
                .param("session", session.value())
                .query(ClientGrants::grant)
                .list();
    }

    /**
     * @param boundTo thumbprint of the key that it is bound to from now on, if it was to none
     */
    public void use(SessionId id, @Nullable String boundTo, Instant now) {
        database.sql(
                        """
                        update auth.client_grants
                           set code_used_at = :now, rotated_at = :now,
                               bound_to = coalesce(bound_to, :boundTo)
                         where id = :id
                        """)
                .param("now", utc(now))
                .param("boundTo", boundTo, Types.VARCHAR)
                .param("id", id.value())
                .update();
    }

    /** By itself, if nobody has turned or ended it since it was seen. */
    public boolean rotate(ClientGrant seen, Instant now) {
        return database.change(
                        """
                        update auth.client_grants
                           set generation = generation + 1, rotated_at = :now
                         where id = :id and generation = :seen and ended_at is null
                        returning id
                        """)
                .param("now", utc(now))
                .param("id", seen.id().value())
                .param("seen", seen.generation())
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    /** In a transaction that has locked it. */
    public void rotate(SessionId id, int generation, Instant now) {
        database.sql(
                        """
                        update auth.client_grants set generation = :generation, rotated_at = :now
                         where id = :id
                        """)
                .param("generation", generation)
                .param("now", utc(now))
                .param("id", id.value())
                .update();
    }

    /** Whether it was this call that ended it. */
    boolean end(SessionId id, String because, Instant now) {
        return database.sql(
                                """
                                update auth.client_grants
                                   set ended_at = :now, ended_because = :because
                                 where id = :id and ended_at is null
                                """)
                        .param("now", utc(now))
                        .param("because", because)
                        .param("id", id.value())
                        .update()
                > 0;
    }

    /** Ended ones are kept until they would have expired, so that their tokens are recognised. */
    public void removeExpired(PersonId person, Instant now) {
        database.sql(
                        """
                        delete from auth.client_grants
                         where person_id = :person and expires_at < :now
                        """)
                .param("person", person.value())
                .param("now", utc(now))
                .update();
    }

    private byte[] hash(String code) {
        return Opaque.hash(secrets, "code", code);
    }

    private static ClientGrant grant(ResultSet row, int n) throws SQLException {
        return new ClientGrant(
                new SessionId(row.getObject(1, UUID.class)),
                new CompanyId(row.getObject(2, UUID.class)),
                row.getObject(3, UUID.class),
                new PersonId(row.getObject(4, UUID.class)),
                new SessionId(row.getObject(5, UUID.class)),
                OAuthScope.parse(row.getString(6)),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                instant(row, 8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getString(12),
                row.getString(13),
                row.getObject(14, OffsetDateTime.class).toInstant(),
                row.getBytes(15),
                row.getInt(16),
                row.getObject(17, OffsetDateTime.class).toInstant(),
                row.getObject(18, OffsetDateTime.class).toInstant(),
                row.getObject(19, OffsetDateTime.class).toInstant(),
                instant(row, 20));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
