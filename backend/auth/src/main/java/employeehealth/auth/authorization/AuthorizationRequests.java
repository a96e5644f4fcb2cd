package employeehealth.auth.authorization;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.client.OAuthScope;
import employeehealth.auth.oauth.Opaque;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.shared.seal.PlatformSecrets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The authorization requests of the transaction's company, found by the handle that names them. */
@Repository
class AuthorizationRequests {

    private final AuthDatabase database;
    private final PlatformSecrets secrets;

    AuthorizationRequests(AuthDatabase database, PlatformSecrets secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    void add(AuthorizationRequest request, String handle) {
        database.sql("delete from auth.authorization_requests where expires_at < :now")
                .param("now", utc(request.createdAt()))
                .update();
        var asked = request.asked();
        database.sql(
                        """
                        insert into auth.authorization_requests
                               (id, company_id, client, handle, browser, redirect_uri, scopes,
                                state, nonce, challenge, prompt, max_age, bound_to, created_at,
                                expires_at)
                        values (:id, :company, :client, :handle, :browser, :redirect, :scopes,
                                :state, :nonce, :challenge, :prompt, :maxAge, :boundTo, :at,
                                :expires)
                        """)
                .param("id", request.id())
                .param("company", request.company().value())
                .param("client", request.client())
                .param("handle", hash("request", handle))
                .param("browser", request.browser(), Types.BINARY)
                .param("redirect", asked.redirectUri())
                .param("scopes", OAuthScope.text(asked.scopes()))
                .param("state", asked.state(), Types.VARCHAR)
                .param("nonce", asked.nonce(), Types.VARCHAR)
                .param("challenge", asked.challenge())
                .param("prompt", String.join(" ", asked.prompt()))
                .param("maxAge", asked.maxAge(), Types.INTEGER)
                .param("boundTo", asked.boundTo(), Types.VARCHAR)
                .param("at", utc(request.createdAt()))
                .param("expires", utc(request.expiresAt()))
                .update();
    }

    Optional<AuthorizationRequest> find(String handle) {
        return find(handle, "");
    }

    /** Others who want this request wait until the transaction ends. */
    Optional<AuthorizationRequest> lock(String handle) {
        return find(handle, " for update");
    }

    private Optional<AuthorizationRequest> find(String handle, String locking) {
        return database.sql(
                        """
                        select id, company_id, client, redirect_uri, scopes, state, nonce,
                               challenge, prompt, max_age, bound_to, browser, person_id,
                               created_at, expires_at, answered_at
                          from auth.authorization_requests
                         where handle = :handle
                        """
                                + locking)
                .param("handle", hash("request", handle))
                .query(AuthorizationRequests::request)
                .optional();
    }

    /** A pushed request becomes that of a browser, under another name: the first is spent. */
    void open(UUID id, String handle, String browser) {
        database.sql(
                        """
                        update auth.authorization_requests
                           set handle = :handle, browser = :browser
                         where id = :id
                        """)
                .param("handle", hash("request", handle))
                .param("browser", hash("browser", browser))
                .param("id", id)
                .update();
    }

    void belongTo(UUID id, PersonId person) {
        database.sql("update auth.authorization_requests set person_id = :person where id = :id")
                .param("person", person.value())
                .param("id", id)
                .update();
    }

    void answered(UUID id, Instant now) {
        database.sql("update auth.authorization_requests set answered_at = :now where id = :id")
                .param("now", utc(now))
                .param("id", id)
                .update();
    }

    byte[] hashOfBrowser(String browser) {
        return hash("browser", browser);
    }

    private byte[] hash(String kind, String text) {
        return Opaque.hash(secrets, kind, text);
    }

    private static AuthorizationRequest request(ResultSet row, int n) throws SQLException {
        var person = row.getObject(13, UUID.class);
        var answered = row.getObject(16, OffsetDateTime.class);
        return new AuthorizationRequest(
                row.getObject(1, UUID.class),
                new CompanyId(row.getObject(2, UUID.class)),
                row.getObject(3, UUID.class),
                new Asked(
                        row.getString(4),
                        OAuthScope.parse(row.getString(5)),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        words(row.getString(9)),
                        (@Nullable Integer) row.getObject(10),
                        row.getString(11)),
                row.getBytes(12),
                person == null ? null : new PersonId(person),
                row.getObject(14, OffsetDateTime.class).toInstant(),
                row.getObject(15, OffsetDateTime.class).toInstant(),
                answered == null ? null : answered.toInstant());
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
