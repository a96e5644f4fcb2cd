package employeehealth.auth.federation;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.client.SpentTokens;
import employeehealth.auth.oauth.RedirectAddress;
import employeehealth.auth.provider.Addresses;
import employeehealth.auth.provider.Discovery;
import employeehealth.auth.provider.IdentityProvider;
import employeehealth.auth.provider.IdentityProviders;
import employeehealth.auth.session.End;
import employeehealth.auth.session.Families;
import employeehealth.shared.access.Me;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Signing out here and at the provider: each can begin. */
@Component
class SignOutThere {

    private final AuthDatabase database;
    private final IdentityProviders providers;
    private final Discovery discovery;
    private final IdTokens tokens;
    private final FederatedIdentities links;
    private final FederatedSessions sessions;
    private final Families families;
    private final SpentTokens spent;
    private final Addresses addresses;

    SignOutThere(
            AuthDatabase database,
            IdentityProviders providers,
            Discovery discovery,
            IdTokens tokens,
            FederatedIdentities links,
            FederatedSessions sessions,
            Families families,
            SpentTokens spent,
            Addresses addresses) {
        this.database = database;
        this.providers = providers;
        this.discovery = discovery;
        this.tokens = tokens;
        this.links = links;
        this.sessions = sessions;
        this.families = families;
        this.spent = spent;
        this.addresses = addresses;
    }

    /**
     * Where a browser goes that is to be signed out there, too (RP-Initiated Logout); none if its
     * session did not come from a provider, or the company does not want it.
     */
    Optional<URI> address(Me me) {
        var opened = database.read(() -> sessions.openedBy(me.session()));
        return opened.flatMap(one ->
                database.read(() -> providers.find(one.provider()))
                        .filter(IdentityProvider::signOutThere)
                        .flatMap(provider -> address(provider, one.idToken())));
    }

    private Optional<URI> address(IdentityProvider provider, Optional<String> idToken) {
        try {
            var endSession = discovery.of(provider).endSession();
            if (endSession == null) {
                return Optional.empty();
            }
            var told = new LinkedHashMap<String, @Nullable String>();
            told.put("client_id", provider.clientId());
            told.put("post_logout_redirect_uri", addresses.afterSignOut());
            told.put("id_token_hint", idToken.orElse(null));
            return Optional.of(RedirectAddress.of(endSession.toString(), told));
        } catch (IOException unreachable) {
            return Optional.empty(); // who signs out here does so, whatever becomes of it there
        }
    }

    /**
     * Somebody signed out there. Within the provider's company.
     *
     * @throws NotGenuine if the provider did not say so, to us, now, for the first time
     */
    void end(IdentityProvider provider, String logoutToken) throws NotGenuine, IOException {
        var claims = tokens.logoutToken(provider, discovery.of(provider), logoutToken);
        var subject = claims.getSubject();
        var sid = claims.getClaim("sid") instanceof String text ? text : null;
        // In one: what was not done is done when the provider says it again.
        var fresh =
                database.write(() -> {
                    var first =
                            spent.spend(
                                    provider.company(),
                                    "logout|" + provider.id(),
                                    String.valueOf(claims.getJWTID()),
                                    IdTokens.forgotten(claims));
                    if (first) {
                        end(provider, subject, sid);
                    }
                    return first;
                });
        if (!fresh) {
            throw new NotGenuine("jti");
        }
    }

    private void end(IdentityProvider provider, @Nullable String subject, @Nullable String sid) {
        var link = subject == null ? null : links.find(provider, subject).orElse(null);
        if (sid != null) {
            sessions.of(provider.id(), sid).stream()
                    .filter(one -> subject == null || link != null && one.link().equals(link.id()))
                    .forEach(this::end);
        } else if (link != null) {
            families.endFederated(link.person(), End.SIGNED_OUT_THERE);
        }
    }

    /** One that is not known by its id was opened after a code, and is any of theirs. */
    private void end(FederatedSessions.Came came) {
        came.session()
                .ifPresentOrElse(
                        id -> families.end(came.person(), id, End.SIGNED_OUT_THERE),
                        () -> families.endFederated(came.person(), End.SIGNED_OUT_THERE));
    }
}
