package employeehealth.auth.exchange;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.client.OAuthClient;
import employeehealth.auth.client.OAuthScope;
import employeehealth.auth.oauth.OAuthRefusal;
import employeehealth.auth.oauth.Parameters;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives a program a token for itself (RFC 6749 section 4.4). */
@Component
class ExchangeCredentials {

    private final AuthDatabase database;
    private final ProgramTokens tokens;
    private final Audit audit;

    ExchangeCredentials(AuthDatabase database, ProgramTokens tokens, Audit audit) {
        this.database = database;
        this.tokens = tokens;
        this.audit = audit;
    }

    TokenAnswer exchange(OAuthClient client, Parameters parameters, @Nullable String key) {
        if (client.kind().isPublic()) {
            throw OAuthRefusal.of("unauthorized_client", "it cannot prove who it is");
        }
        var scopes = scopes(client, parameters);
        audit.append(
                database,
                new AuditRecord(
                        client.company(),
                        null,
                        null,
                        "auth.oauth-client.signed-in",
                        "auth.oauth_clients",
                        client.id().toString(),
                        "sign-in",
                        AuditRecord.Outcome.SUCCESS,
                        null));
        return tokens.ofProgram(client, scopes, key);
    }

    private static Set<OAuthScope> scopes(OAuthClient client, Parameters parameters) {
        var most =
                client.scopes().stream()
                        .filter(OAuthScope::isForPrograms)
                        .collect(Collectors.toSet());
        var asked = parameters.get("scope").orElse(null);
        var scopes = asked == null ? most : OAuthScope.asked(asked).orElse(Set.of());
        if (scopes.isEmpty() || !most.containsAll(scopes)) {
            throw OAuthRefusal.of("invalid_scope", "not among what it is registered for");
        }
        return scopes;
    }
}
