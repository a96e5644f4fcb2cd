package employeehealth.auth.client;

import employeehealth.auth.AuthDatabase;
import employeehealth.contracts.CompanyId;
import java.sql.Array;
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

/** The programs of the transaction's company. */
@Repository
public class OAuthClients {

    private static final String COLUMNS =
            """
            id, company_id, client_id, name, kind, redirect_uris, logout_uris, scopes, public_keys,
            bound, created_at, disabled_at, backchannel_logout_uri,
            backchannel_logout_session_required
            """;

    private static final String SELECT = "select " + COLUMNS + " from auth.oauth_clients ";

    private final AuthDatabase database;

    OAuthClients(AuthDatabase database) {
        this.database = database;
    }

    /** Whoever's it is, with the hashes of those of its secrets that are good now. */
    Optional<Known> ofAnyCompany(String clientId, Instant now) {
        return database.query(
                        """
                        select set_config('app.company', company_id::text, true)
                          from auth.oauth_client_names
                         where client_id = :id
                        """,
                        "select "
                                + COLUMNS
                                + """
                                , array(select hash from auth.oauth_client_secrets s
                                         where s.client = c.id
                                           and (expires_at is null or expires_at > :now))
                                  from auth.oauth_clients c
                                 where client_id = :id
                                """)
                .param("id", clientId)
                .param("now", utc(now))
                .query((row, n) ->
                        new Known(client(row, n), List.of((byte[][]) row.getArray(15).getArray())))
                .optional();
    }

    /**
     * @param secrets keyed hashes; none of a program that proves itself otherwise
     */
    record Known(OAuthClient client, List<byte[]> secrets) {}

    public Optional<OAuthClient> find(UUID id) {
        return database.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(OAuthClients::client)
                .optional();
    }

    Optional<OAuthClient> named(String clientId) {
        return database.sql(SELECT + " where client_id = :id")
                .param("id", clientId)
                .query(OAuthClients::client)
                .optional();
    }

    /** Newest first, those that are disabled too. */
    List<OAuthClient> page(@Nullable UUID before, int limit) {
        return database.sql(
                        SELECT
                                + """
                                 where cast(:before as uuid) is null or id < cast(:before as uuid)
                                 order by id desc
                                 limit :limit
                                """)
                .param("before", before == null ? null : before.toString(), Types.VARCHAR)
                .param("limit", limit)
                .query(OAuthClients::client)
                .list();
    }

    void add(OAuthClient client) {
        database.sql(
                        """
                        insert into auth.oauth_clients
                               (id, company_id, client_id, name, kind, redirect_uris, logout_uris,
                                scopes, public_keys, bound, created_at,
                                backchannel_logout_uri, backchannel_logout_session_required)
                        values (:id, :company, :clientId, :name, :kind, :redirects, :logouts,
                                :scopes, :keys, :bound, :at, :backchannel, :sessionRequired)
                        """)
                .param("id", client.id())
                .param("company", client.company().value())
                .param("clientId", client.clientId())
                .param("name", client.name())
                .param("kind", client.kind().code())
                .param("redirects", client.redirectUris().toArray(String[]::new))
                .param("logouts", client.logoutUris().toArray(String[]::new))
                .param("scopes", OAuthScope.text(client.scopes()))
                .param("keys", client.publicKeys(), Types.VARCHAR)
                .param("bound", client.bound())
                .param("at", utc(client.createdAt()))
                .param("backchannel", client.backchannelLogoutUri(), Types.VARCHAR)
                .param("sessionRequired", client.backchannelLogoutSessionRequired())
                .update();
        database.sql(
                        """
                        insert into auth.oauth_client_names (client_id, company_id, client)
                        values (:clientId, :company, :id)
                        """)
                .param("clientId", client.clientId())
                .param("company", client.company().value())
                .param("id", client.id())
                .update();
    }

    /** Whether it was this call that disabled it. */
    boolean disable(UUID id, Instant now) {
        return database.sql(
                                """
                                update auth.oauth_clients set disabled_at = :now
                                 where id = :id and disabled_at is null
                                """)
                        .param("now", utc(now))
                        .param("id", id)
                        .update()
                > 0;
    }

    private static OAuthClient client(ResultSet row, int n) throws SQLException {
        var disabledAt = row.getObject(12, OffsetDateTime.class);
        return new OAuthClient(
                row.getObject(1, UUID.class),
                new CompanyId(row.getObject(2, UUID.class)),
                row.getString(3),
                row.getString(4),
                ClientKind.ofCode(row.getString(5)),
                texts(row.getArray(6)),
                texts(row.getArray(7)),
                row.getString(13),
                row.getBoolean(14),
                OAuthScope.parse(row.getString(8)),
                row.getString(9),
                row.getBoolean(10),
                row.getObject(11, OffsetDateTime.class).toInstant(),
                disabledAt == null ? null : disabledAt.toInstant());
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
