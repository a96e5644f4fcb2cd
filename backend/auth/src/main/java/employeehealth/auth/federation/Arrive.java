package employeehealth.auth.federation;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.oauth.Parameters;
import employeehealth.auth.provider.Discovery;
import employeehealth.auth.provider.IdentityProvider;
import employeehealth.auth.provider.IdentityProviders;
import employeehealth.auth.provider.ProviderMetadata;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.problem.Problem;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes back a browser from a provider: checks that it was sent there by us, spends what it comes
 * with, and learns from the provider itself who it is. Nobody is signed in by that.
 */
@Component
class Arrive {

    private static final Logger log = LoggerFactory.getLogger(Arrive.class);

    private final AuthDatabase database;
    private final IdentityProviders providers;
    private final Discovery discovery;
    private final AskProvider ask;
    private final SignInsOnTheirWay signIns;
    private final FederationRecords records;
    private final OurPage page;

    Arrive(
            AuthDatabase database,
            IdentityProviders providers,
            Discovery discovery,
            AskProvider ask,
            SignInsOnTheirWay signIns,
            FederationRecords records,
            OurPage page) {
        this.database = database;
        this.providers = providers;
        this.discovery = discovery;
        this.ask = ask;
        this.signIns = signIns;
        this.records = records;
        this.page = page;
    }

    /**
     * @param id the provider whose address was called: another one's answer is none of this one
     * @param browser value of its cookie, if it has one
     * @return the page of ours that goes on
     */
    URI arrive(UUID id, Parameters parameters, Optional<String> browser, String language) {
        var state = parameters.get("state").flatMap(Handle::parse);
        return state.isPresent() && browser.isPresent()
                ? Tenant.of(state.get().company())
                        .get(() -> arrive(id, parameters, state.get(), browser.get()))
                        .orElseGet(() -> page.ended(language))
                : page.ended(language);
    }

    private Optional<URI> arrive(UUID id, Parameters parameters, Handle state, String browser) {
        var next = Handle.next(state.company());
        return database.write(() -> spend(id, state, browser, next))
                .map(one -> {
                    learn(one, parameters, state);
                    return page.back(next, one.language());
                });
    }

    /** First of all, and under a lock: of two that come with one state, one goes on. */
    private Optional<OnItsWay> spend(UUID id, Handle state, String browser, Handle next) {
        var one =
                signIns.lock(state, browser)
                        .filter(found -> found.provider().equals(id))
                        .filter(found -> found.arrivedAt() == null);
        one.ifPresent(found -> signIns.arrived(found.id(), next));
        return one;
    }

    private void learn(OnItsWay one, Parameters parameters, Handle state) {
        var provider =
                database.read(() -> providers.find(one.provider())).orElseThrow(Problem::notFound);
        try {
            var said = said(provider, parameters, state);
            if (said.isPresent()) {
                database.write(() -> signIns.said(one.id(), said.get()));
            } else {
                refused(provider, one, Refusal.DECLINED);
            }
        } catch (IOException e) {
            log.warn("identity provider {} does not answer: {}", one.provider(), e.getMessage());
            refused(provider, one, Refusal.UNAVAILABLE);
        } catch (NotGenuine e) {
            log.warn("identity provider {}: not genuine: {}", one.provider(), e.getMessage());
            refused(provider, one, Refusal.NOT_GENUINE);
        }
    }

    private void refused(IdentityProvider provider, OnItsWay one, Refusal why) {
        database.write(() -> {
            signIns.refused(one.id(), why.problem());
            records.refused(provider, null, why.problem());
        });
    }

    /** None if it says that there is nobody to say anything of. */
    private Optional<Said> said(IdentityProvider provider, Parameters parameters, Handle state)
            throws IOException, NotGenuine {
        var metadata = discovery.of(provider);
        mustBeFrom(provider, metadata, parameters);
        if (parameters.has("error")) {
            return Optional.empty();
        }
        var code = parameters.get("code");
        return code.isEmpty()
                ? Optional.empty()
                : Optional.of(ask.exchange(provider, metadata, code.get(), state));
    }

    /** Against answers of one provider that are passed on as another's (RFC 9207). */
    private static void mustBeFrom(
            IdentityProvider provider, ProviderMetadata metadata, Parameters parameters)
            throws NotGenuine {
        var from = parameters.get("iss");
        if (from.isPresent() ? !from.get().equals(provider.issuer()) : metadata.namesItself()) {
            throw new NotGenuine("iss");
        }
    }
}
