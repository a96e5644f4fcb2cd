package employeehealth.auth.client;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.AuthSettings;
import employeehealth.auth.oauth.Opaque;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SessionId;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Revocations;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.database.Ids;
import employeehealth.shared.idempotency.Idempotency;
import employeehealth.shared.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets programs in, renews their secrets, and shuts them out. */
@Component
class ManageClients {

    private final AuthDatabase database;
    private final OAuthClients clients;
    private final ClientSecrets secrets;
    private final Revocations revocations;
    private final Idempotency idempotency;
    private final Audit audit;
    private final AuthSettings.OAuth settings;
    private final Clock clock;

    ManageClients(
            AuthDatabase database,
            OAuthClients clients,
            ClientSecrets secrets,
            Revocations revocations,
            Idempotency idempotency,
            Audit audit,
            AuthSettings settings,
            Clock clock) {
        this.database = database;
        this.clients = clients;
        this.secrets = secrets;
        this.revocations = revocations;
        this.idempotency = idempotency;
        this.audit = audit;
        this.settings = settings.oauth();
        this.clock = clock;
    }

    /**
     * @param secret none for a program that has none, or if the same request made it before: it is
     *     shown once
     */
    record Made(OAuthClient client, @Nullable String secret) {

        @Override
        public String toString() {
            return "Made[hidden]";
        }
    }

    Made add(Me me, NewClient wanted, @Nullable String key) {
        return database.write(() -> {
            var id = Ids.next();
            var body = wanted.text().getBytes(StandardCharsets.UTF_8);
            var earlier =
                    idempotency.claim(database, key, "POST oauth-clients", body, id.toString());
            if (earlier.isPresent()) {
                var made = clients.find(UUID.fromString(earlier.get()));
                return new Made(made.orElseThrow(Problem::notFound), null);
            }
            var now = clock.instant();
            var client = wanted.client(id, me.company(), Opaque.next().substring(0, 22), now);
            clients.add(client);
            audit.record(
                    database, record(me, client, "auth.oauth-client.made").of(content(client)));
            return new Made(
                    client,
                    client.kind() == ClientKind.SECRET ? secrets.make(client, now, now) : null);
        });
    }

    /** Nobody here, or a program without a secret: nothing. */
    Optional<Made> renewSecret(Me me, UUID id, @Nullable String key) {
        return database.write(() ->
                clients.find(id)
                        .filter(c -> c.isEnabled() && c.kind() == ClientKind.SECRET)
                        .map(client -> new Made(client, renewed(me, client, key))));
    }

    /** A second click must not end the secret that is in use: then there is none to show. */
    private @Nullable String renewed(Me me, OAuthClient client, @Nullable String key) {
        var id = client.id().toString();
        var operation = "POST oauth-clients secret " + id;
        if (idempotency.claim(database, key, operation, new byte[0], id).isPresent()) {
            return null;
        }
        var now = clock.instant();
        var secret = secrets.make(client, now, now.plus(settings.secretOverlap()));
        audit.record(database, record(me, client, "auth.oauth-client.secret-made"));
        return secret;
    }

    /** For good: whatever tokens it holds are refused within seconds. */
    Optional<OAuthClient> disable(Me me, UUID id) {
        return database.write(() -> {
            if (clients.disable(id, clock.instant())) {
                // Tokens that it has for itself carry its own id as subject, and no epoch.
                revocations.shrink(database, new PersonId(id));
                endGrants(id);
                clients.find(id).ifPresent(client -> disabled(me, client));
            }
            return clients.find(id);
        });
    }

    private void disabled(Me me, OAuthClient client) {
        audit.record(
                database,
                record(me, client, "auth.oauth-client.disabled").changed(content(client), null));
    }

    private void endGrants(UUID client) {
        database.sql(
                        """
                        update auth.client_grants set ended_at = :now, ended_because = 'withdrawn'
                         where client = :client and ended_at is null
                        returning id
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("client", client)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list()
                .forEach(grant -> revocations.end(database, new SessionId(grant)));
    }

    private static AuditRecord record(Me me, OAuthClient client, String action) {
        return new AuditRecord(
                me.company(),
                me.person(),
                null,
                action,
                "auth.oauth_clients",
                client.id().toString(),
                "administration",
                AuditRecord.Outcome.SUCCESS,
                null);
    }

    /** All that an administrator can set; of its secrets nothing. */
    private static byte[] content(OAuthClient client) {
        return String.join(
                        "\n",
                        client.clientId(),
                        client.name(),
                        client.kind().code(),
                        String.valueOf(client.redirectUris()),
                        String.valueOf(client.logoutUris()),
                        String.valueOf(client.backchannelLogoutUri()),
                        String.valueOf(client.backchannelLogoutSessionRequired()),
                        OAuthScope.text(client.scopes()),
                        String.valueOf(client.publicKeys()),
                        String.valueOf(client.bound()))
                .getBytes(StandardCharsets.UTF_8);
    }
}
