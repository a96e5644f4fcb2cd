package employeehealth.auth.exchange;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.AuthSettings;
import employeehealth.auth.client.OAuthClient;
import employeehealth.auth.client.OAuthScope;
import employeehealth.auth.grant.ClientGrant;
import employeehealth.auth.grant.ClientGrants;
import employeehealth.auth.grant.EndGrants;
import employeehealth.auth.grant.GrantToken;
import employeehealth.auth.grant.GrantTokens;
import employeehealth.auth.oauth.OAuthRefusal;
import employeehealth.auth.oauth.Parameters;
import employeehealth.auth.person.People;
import employeehealth.contracts.admin.AdminApi;
import employeehealth.contracts.admin.Standing;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Exchanges a code, or a refresh token, for tokens that say what the person may do now. What was
 * shown before ends all that came of it. Rights are asked for first: a neighbour's failure spends
 * nothing.
 */
@Component
class ExchangeGrant {

    private final AuthDatabase database;
    private final ClientGrants grants;
    private final GrantTokens refreshTokens;
    private final EndGrants ends;
    private final People people;
    private final AdminApi admin;
    private final ProgramTokens tokens;
    private final AuthSettings.OAuth settings;
    private final Clock clock;

    ExchangeGrant(
            AuthDatabase database,
            ClientGrants grants,
            GrantTokens refreshTokens,
            EndGrants ends,
            People people,
            AdminApi admin,
            ProgramTokens tokens,
            AuthSettings settings,
            Clock clock) {
        this.database = database;
        this.grants = grants;
        this.refreshTokens = refreshTokens;
        this.ends = ends;
        this.people = people;
        this.admin = admin;
        this.tokens = tokens;
        this.settings = settings.oauth();
        this.clock = clock;
    }

    TokenAnswer code(OAuthClient client, Parameters parameters, @Nullable String key) {
        var code = parameters.require("code");
        var seen = database.read(() -> grants.ofCode(code)).orElseThrow(ExchangeGrant::refused);
        var standing = admin.standing(seen.company(), seen.person());
        tokens.require();
        var exchanged =
                database.write(() ->
                        grants.lockOfCode(code)
                                .map(grant -> useCode(grant, client, parameters, key))
                                .orElseGet(Exchanged.Refused::new));
        return answer(exchanged, client, standing, seen.scopes());
    }

    private Exchanged useCode(
            ClientGrant grant, OAuthClient client, Parameters parameters, @Nullable String key) {
        if (grant.codeUsedAt() != null) {
            ends.end(grant, EndGrants.Because.CODE_REUSED);
            return new Exchanged.Refused();
        }
        if (!isTheirs(grant, client, parameters)) {
            ends.end(grant, EndGrants.Because.CODE_MISUSED);
            return new Exchanged.Refused();
        }
        var now = clock.instant();
        if (grant.endedAt() != null || !now.isBefore(grant.codeExpiresAt())) {
            return new Exchanged.Refused();
        }
        if (!isOfKey(grant, key)) {
            return new Exchanged.OfAnotherKey();
        }
        grants.use(grant.id(), key, now);
        var used = grants.find(grant.id()).orElseThrow();
        return people.find(grant.person())
                .<Exchanged>map(person -> new Exchanged.Accepted(used, person, 1))
                .orElseGet(Exchanged.Refused::new);
    }

    /** A code in other hands, or without the verifier of whoever asked for it, was stolen. */
    private static boolean isTheirs(ClientGrant grant, OAuthClient client, Parameters parameters) {
        return grant.client().equals(client.id())
                && parameters
                        .get("redirect_uri")
                        .orElse(grant.redirectUri())
                        .equals(grant.redirectUri())
                && parameters
                        .get("code_verifier")
                        .filter(verifier -> Pkce.verifies(verifier, grant.challenge()))
                        .isPresent();
    }

    TokenAnswer refreshToken(OAuthClient client, Parameters parameters, @Nullable String key) {
        var token =
                GrantToken.parse(parameters.require("refresh_token"))
                        .orElseThrow(ExchangeGrant::refused);
        var seen =
                grants.find(token.grant())
                        .filter(grant -> isGenuine(grant, token, client))
                        .orElseThrow(ExchangeGrant::refused);
        var scopes = narrowed(parameters, seen);
        var standing = admin.standing(seen.company(), seen.person());
        tokens.require();
        var exchanged =
                turnByItself(seen, token, key)
                        .orElseGet(() -> database.write(() -> locked(client, token, key)));
        return answer(exchanged, client, standing, scopes);
    }

    /**
     * The newest token, and nobody else with it at the same time: then there is nothing to lock.
     */
    private Optional<Exchanged> turnByItself(
            ClientGrant seen, GrantToken token, @Nullable String key) {
        var now = clock.instant();
        if (seen.worth(token.generation(), settings, now) != ClientGrant.Worth.NEWEST
                || !isOfKey(seen, key)) {
            return Optional.empty();
        }
        var person = people.find(seen.person());
        if (person.isEmpty() || !grants.rotate(seen, now)) {
            return Optional.empty();
        }
        return Optional.of(new Exchanged.Accepted(seen, person.get(), seen.generation() + 1));
    }

    private Exchanged locked(OAuthClient client, GrantToken token, @Nullable String key) {
        return grants.lock(token.grant())
                .filter(grant -> isGenuine(grant, token, client))
                .map(grant -> turn(grant, token, key))
                .orElseGet(Exchanged.Refused::new);
    }

    private static boolean isOfKey(ClientGrant grant, @Nullable String key) {
        return grant.boundTo() == null || grant.boundTo().equals(key);
    }

    private boolean isGenuine(ClientGrant grant, GrantToken token, OAuthClient client) {
        return grant.client().equals(client.id())
                && grant.lasts()
                && grant.codeUsedAt() != null
                && refreshTokens.genuine(token, grant);
    }

    private Exchanged turn(ClientGrant grant, GrantToken token, @Nullable String key) {
        var now = clock.instant();
        return switch (grant.worth(token.generation(), settings, now)) {
            case NOTHING -> new Exchanged.Refused();
            case REUSED -> {
                ends.end(grant, EndGrants.Because.TOKEN_REUSED);
                yield new Exchanged.Refused();
            }
            case NEWEST -> {
                if (!isOfKey(grant, key)) {
                    yield new Exchanged.OfAnotherKey();
                }
                var next = grant.generation() + 1;
                grants.rotate(grant.id(), next, now);
                yield people.find(grant.person())
                        .<Exchanged>map(person -> new Exchanged.Accepted(grant, person, next))
                        .orElseGet(Exchanged.Refused::new);
            }
        };
    }

    /** Never more than was granted (RFC 6749 section 6). */
    private static Set<OAuthScope> narrowed(Parameters parameters, ClientGrant grant) {
        var asked = parameters.get("scope").orElse(null);
        if (asked == null) {
            return grant.scopes();
        }
        return OAuthScope.asked(asked)
                .filter(grant.scopes()::containsAll)
                .orElseThrow(() -> OAuthRefusal.of("invalid_scope", "more than was granted"));
    }

    private TokenAnswer answer(
            Exchanged exchanged, OAuthClient client, Standing standing, Set<OAuthScope> scopes) {
        return switch (exchanged) {
            case Exchanged.Accepted(var grant, var person, var generation) ->
                    tokens.ofPerson(grant, client, person, standing, scopes, generation);
            case Exchanged.Refused() -> throw refused();
            case Exchanged.OfAnotherKey() ->
                    throw OAuthRefusal.of("invalid_dpop_proof", "bound to another key");
        };
    }

    private static OAuthRefusal refused() {
        return OAuthRefusal.invalidGrant("not good, or good no more");
    }
}
